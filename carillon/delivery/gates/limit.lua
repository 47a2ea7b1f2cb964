-- KEYS: the bucket that the platform asked to rest.  ARGV: now, interval, burst, how long.  Answers: now, until when.

local now = moment(ARGV[1])
local rest_until = now + ARGV[4]

local full_at, hold = read(KEYS[1])
hold = math.max(hold, rest_until)
write(KEYS[1], now, math.max(full_at, rest_until + (ARGV[3] - 1) * ARGV[2]), hold)
return { now, hold }
