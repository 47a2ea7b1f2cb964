-- KEYS: the account's breaker.  ARGV: now, what is expected there, what shall be there, for how long in milliseconds
-- (each '' for nothing).  Puts it there if what is expected is. Answers: now, what is there, whether it was put.

local now = moment(ARGV[1])
local there = redis.call('GET', KEYS[1])
if ARGV[3] == '' or (there or '') ~= ARGV[2] then
  return { now, there, 0 }
end
if ARGV[4] == '' then
  redis.call('SET', KEYS[1], ARGV[3])
else
  redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
end
return { now, ARGV[3], 1 }
