-- KEYS: the account's bucket.  ARGV: now, interval, capacity, how many did not pass, when they were taken.

local now = moment(ARGV[1])
local interval, capacity, count, taken_at = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])

local full_at, hold = read(KEYS[1])
local credit = math.max(0, count * interval - math.max(0, now - taken_at))
write(KEYS[1], now, now + math.max(0, owed(full_at, now, capacity) - credit), hold)
return { now }
