package org.livespring.redis.room;

import java.util.List;

import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.redis.RedisText;

/**
 * Lua scripts that read and change the stream of a room atomically. The ids in a stream
 * are {@code offset-time}, so that each event can be found by its offset.
 */
final class RoomScripts {

	/** Lua functions that drop old events. */
	private static final String FORGET = """
			local function offset_of(id) return tonumber(string.match(id, '^%d+')) end
			local function time_of(id) return tonumber(string.match(id, '%d+$')) end
			local function id_from(stream, id) return (redis.call('XRANGE', stream, id, '+', 'COUNT', 1)[1] or {})[1] end

			-- Forget the events of a stream before a time; returns the offset of the first that is left
			local function forget(stream, oldest, last)
				local first = id_from(stream, '-')
				if not first then
					return last + 1
				end
				local low, high = offset_of(first), last + 1
				if time_of(first) >= oldest then
					return low
				end
				while high - low > 1 do
					local middle = math.floor((low + high) / 2)
					local id = id_from(stream, string.format('%.0f', middle))
					if id and time_of(id) < oldest then
						low = middle
					else
						high = middle
					end
				end
				redis.call('XTRIM', stream, 'MINID', string.format('%.0f', high))
				return high
			end
			""";

	/**
	 * Appends messages and publishes them. Skips messages that a node sends again and
	 * that are already in the stream.
	 */
	static final RedisScript<List<Object>> APPEND = RedisText.listScript(
			FORGET + """
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
							redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[3], string.format('%.0f-%.0f', offset, now), 'm', ARGV[i + 1])
							redis.call(ARGV[1], KEYS[4], string.format('%s:%.0f\\n', epoch, offset) .. ARGV[i + 1])
							result[#result + 1] = offset
						end
					end
					forget(KEYS[2], now - ARGV[4], offset)
					redis.call('HSET', KEYS[1], 'epoch', epoch, 'offset', string.format('%.0f', offset), 'time',
						string.format('%.0f', now))
					redis.call('PEXPIRE', KEYS[1], ARGV[5])
					redis.call('PEXPIRE', KEYS[2], ARGV[4])
					redis.call('SET', KEYS[3], string.format('%.0f', last), 'PX', ARGV[6])
					return result
					""");

	/**
	 * Reads a page of messages. Begins a new epoch if the stream does not exist, or if it
	 * is behind a position that a node has seen, as after a failover to a replica that
	 * lagged behind.
	 */
	static final RedisScript<List<Object>> READ = RedisText.listScript(FORGET + """
			-- KEYS: position, stream
			-- ARGV: new epoch, history ms, life of the position ms, what,
			--       then by what: 'after': epoch and offset seen, most messages
			--                     'last': '', how many, most messages
			--                     'seen': epoch and offset seen, 0; only where the room is
			-- Returns: epoch, offset, offset of the first message, then the messages, oldest first
			local epoch, offset, time = unpack(redis.call('HMGET', KEYS[1], 'epoch', 'offset', 'time'))
			local what, seen, most = ARGV[4], tonumber(ARGV[6]), tonumber(ARGV[7])
			if not epoch or (what == 'seen' and epoch == ARGV[5] and tonumber(offset) < seen) then
				epoch, offset, time = ARGV[1], '0', time or '0'
				redis.call('DEL', KEYS[2])
				redis.call('HSET', KEYS[1], 'epoch', epoch, 'offset', offset, 'time', time)
				redis.call('PEXPIRE', KEYS[1], ARGV[3])
			end
			local last = tonumber(offset)
			local result = { epoch, last, 0 }
			if most == 0 or (what == 'after' and epoch ~= ARGV[5]) then
				return result
			end
			local clock = redis.call('TIME')
			local first = forget(KEYS[2], clock[1] * 1000 + math.floor(clock[2] / 1000) - ARGV[2], last)
			if what == 'last' then
				first = math.max(first, last - seen + 1)
			elseif first <= seen + 1 then
				first = seen + 1
			else
				return result
			end
			local found = redis.call('XRANGE', KEYS[2], string.format('%.0f', first), '+', 'COUNT', most)
			result[3] = first
			for i = 1, #found do
				result[i + 3] = found[i][2][2]
			end
			return result
			""");

	private RoomScripts() {
	}

}
