-- What the other scripts begin with. Moments and lengths are whole microseconds; a bucket is a hash of the moment it
-- will be full again and the moment before which nothing may pass. The sums are those of carillon/delivery/pacing.py.

local SPARE = 10000 -- milliseconds a key outlives its use, so that no sum depends on when it goes

local function moment(given)
  if given ~= '' then
    return tonumber(given)
  end
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

local function read(key)
  local bucket = redis.call('HMGET', key, 'full_at', 'hold')
  return tonumber(bucket[1] or 0), tonumber(bucket[2] or 0)
end

local function write(key, now, full_at, hold)
  redis.call('HSET', key, 'full_at', string.format('%.0f', full_at), 'hold', string.format('%.0f', hold))
  redis.call('PEXPIRE', key, math.ceil((math.max(full_at, hold, now) - now) / 1000) + SPARE)
end

local function owed(full_at, now, capacity)
  return math.min(math.max(full_at - now, 0), capacity)
end
