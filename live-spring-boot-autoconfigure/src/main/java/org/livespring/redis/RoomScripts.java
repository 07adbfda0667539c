package org.livespring.redis;

/** What happens to a room's stream inside Redis, each in one step. */
final class RoomScripts {

	/**
	 * Append messages and publish them. Those that a node sends again, since it did not
	 * hear whether they arrived, are left out.
	 */
	static final RedisScript APPEND = new RedisScript(
			"""
					-- KEYS: position, stream, from, channel
					-- ARGV: publish command, new epoch, history length, history ms, life of the position ms, life of from ms,
					--       then number and message of each
					-- Returns: epoch, then the offset of each, 0 for those that were there
					local epoch, offset, time = unpack(redis.call('HMGET', KEYS[1], 'epoch', 'offset', 'time'))
					if not epoch then
						epoch, offset, time = ARGV[2], 0, 0
						redis.call('DEL', KEYS[2])
					end
					local clock = redis.call('TIME')
					local now = math.max(clock[1] * 1000 + math.floor(clock[2] / 1000), tonumber(time))
					local last = tonumber(redis.call('GET', KEYS[3]) or 0)
					local result = { epoch }
					for i = 7, #ARGV, 2 do
						if tonumber(ARGV[i]) <= last then
							result[#result + 1] = 0
						else
							last = tonumber(ARGV[i])
							offset = offset + 1
							redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[3], string.format('%.0f-%.0f', now, offset), 'm', ARGV[i + 1])
							redis.call(ARGV[1], KEYS[4], string.format('%s:%.0f\\n', epoch, offset) .. ARGV[i + 1])
							result[#result + 1] = offset
						end
					end
					redis.call('XTRIM', KEYS[2], 'MINID', string.format('%.0f', now - ARGV[4]))
					redis.call('HSET', KEYS[1], 'epoch', epoch, 'offset', string.format('%.0f', offset), 'time',
						string.format('%.0f', now))
					redis.call('PEXPIRE', KEYS[1], ARGV[5])
					redis.call('PEXPIRE', KEYS[2], ARGV[4])
					redis.call('SET', KEYS[3], string.format('%.0f', last), 'PX', ARGV[6])
					return result
					""");

	/**
	 * Read a page of messages, and begin a stream where there is none or where it went
	 * back behind what a node has seen, which a Redis does that takes over from a newer
	 * one.
	 */
	static final RedisScript READ = new RedisScript("""
			-- KEYS: position, stream
			-- ARGV: new epoch, history ms, life of the position ms, epoch seen, offset seen, most messages,
			--       'after' those seen, the 'last', or only whether it is behind what was 'seen',
			--       end of the page: '+', or '(' and the id of the oldest message of the page before
			-- Returns: epoch, offset, id of the oldest message or '', then the messages, oldest first
			local epoch, offset, time = unpack(redis.call('HMGET', KEYS[1], 'epoch', 'offset', 'time'))
			if not epoch or (epoch == ARGV[4] and tonumber(offset) < tonumber(ARGV[5]) and ARGV[7] == 'seen') then
				epoch, offset, time = ARGV[1], '0', time or '0'
				redis.call('DEL', KEYS[2])
				redis.call('HSET', KEYS[1], 'epoch', epoch, 'offset', offset, 'time', time)
				redis.call('PEXPIRE', KEYS[1], ARGV[3])
			end
			local result = { epoch, tonumber(offset), '' }
			local count = tonumber(ARGV[6])
			if ARGV[7] == 'after' then
				count = (epoch == ARGV[4]) and math.min(count, offset - ARGV[5]) or 0
			end
			if count > 0 then
				local clock = redis.call('TIME')
				local oldest = clock[1] * 1000 + math.floor(clock[2] / 1000) - ARGV[2]
				local found = redis.call('XREVRANGE', KEYS[2], ARGV[8], string.format('%.0f', oldest), 'COUNT', count)
				for i = #found, 1, -1 do
					result[#result + 1] = found[i][2][2]
				end
				result[3] = (#found > 0) and found[#found][1] or ''
			end
			return result
			""");

	private RoomScripts() {
	}

}
