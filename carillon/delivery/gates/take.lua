-- KEYS: the account's bucket, its breaker, the processes that ask for it.
-- ARGV: now, interval (0: no limit), capacity, wanted, this process, how long a silent process counts.
-- Answers: now, processes, hold, breaker, how many may pass, the wait when none may.

local now = moment(ARGV[1])
local interval, capacity, wanted = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

redis.call('ZADD', KEYS[3], string.format('%.0f', now), ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now - ARGV[6]))
redis.call('PEXPIRE', KEYS[3], math.ceil(ARGV[6] / 1000) + SPARE)
local processes = redis.call('ZCARD', KEYS[3])

local full_at, hold = read(KEYS[1])
local breaker = redis.call('GET', KEYS[2])
if hold > now then
  return { now, processes, hold, breaker, 0, hold - now }
end
if breaker and cjson.decode(breaker).phase ~= 'closed' then
  return { now, processes, hold, breaker, 0, 0 }
end
if interval == 0 then
  return { now, processes, hold, breaker, wanted, 0 }
end

local behind = owed(full_at, now, capacity)
local count = math.min(wanted, math.floor((capacity - behind) / interval))
if count == 0 then
  return { now, processes, hold, breaker, 0, behind + interval - capacity }
end
write(KEYS[1], now, now + behind + count * interval, hold)
return { now, processes, hold, breaker, count, 0 }
