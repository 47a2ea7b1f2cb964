-- KEYS: for each delivery the bucket of its conversation and the place of its reservation.
-- ARGV: now, then for each delivery interval and burst.  Answers: now, then the wait of each (0: go).

local now = moment(ARGV[1])
local answer = { now }

local function wait_of(bucket, place, interval, burst)
  local full_at, hold = read(bucket)
  local reserved = redis.call('GET', place)
  reserved = reserved and tonumber(reserved)
  if reserved and hold <= reserved and now <= reserved + interval then
    if reserved <= now then
      redis.call('DEL', place)
    end
    return math.max(0, reserved - now)
  end
  local free = math.max(full_at, now)
  local slot = math.max(now, free - (burst - 1) * interval)
  write(bucket, now, free + interval, hold)
  if slot > now then
    local life = math.ceil((slot + interval - now) / 1000) + SPARE
    redis.call('SET', place, string.format('%.0f', slot), 'PX', life)
  elseif reserved then
    redis.call('DEL', place)
  end
  return slot - now
end

for n = 1, #KEYS / 2 do
  answer[n + 1] = wait_of(KEYS[2 * n - 1], KEYS[2 * n], tonumber(ARGV[2 * n]), tonumber(ARGV[2 * n + 1]))
end
return answer
