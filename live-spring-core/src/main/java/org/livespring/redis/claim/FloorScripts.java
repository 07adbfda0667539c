package org.livespring.redis.claim;

import java.util.List;

import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.redis.RedisText;

/** Lua scripts that read and change the floor of an instance atomically. */
final class FloorScripts {

	private static final String RAISING = """
			local function raise(key, page, claim, epoch, seq, life)
				local known = redis.call('HMGET', key, 'claim', 'epoch', 'seq', 'page')
				if not known[1] then
					known = { '0', '-1', '-1', '' }
				end
				if tonumber(claim) > tonumber(known[1]) then
					known[1], known[4] = claim, page
				end
				local offered, floor = tonumber(epoch), tonumber(known[2])
				if offered > floor or (offered == floor and tonumber(seq) >= tonumber(known[3])) then
					known[2], known[3] = epoch, seq
				end
				redis.call('HSET', key, 'claim', known[1], 'epoch', known[2], 'seq', known[3], 'page', known[4])
				redis.call('PEXPIRE', key, life)
			end
			""";

	/**
	 * Raises the floor: the browser has acknowledged a snapshot, or an instance was
	 * claimed while Redis was unavailable.
	 */
	static final RedisScript<Long> RAISE = RedisScript.of(RAISING + """
			-- KEYS: floor
			-- ARGV: life ms, page or '', epoch of the claim or 0, epoch, seq
			raise(KEYS[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[1])
			return 1
			""", Long.class);

	/**
	 * Claims an instance for a page that offers a snapshot, after the changes that this
	 * node has not written yet.
	 */
	static final RedisScript<List<Object>> CLAIM = RedisText.listScript(RAISING + """
			-- KEYS: floor
			-- ARGV: life ms, page or '', epoch, seq, step to the next epoch, then those of RAISE if there is something
			-- Returns: 0 claimed, 1 unknown, 2 forked or 3 stale; then the epoch of the claim
			if ARGV[6] then
				raise(KEYS[1], ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[1])
			end
			local claim, epoch, seq, page = unpack(redis.call('HMGET', KEYS[1], 'claim', 'epoch', 'seq', 'page'))
			local offered, number = tonumber(ARGV[3]), tonumber(ARGV[4])
			if claim then
				local floor = tonumber(epoch)
				if offered < floor or (offered == floor and number < tonumber(seq)) then
					return { 3, 0 }
				end
				if ARGV[2] ~= '' and page ~= '' and page ~= ARGV[2] then
					return { 2, 0 }
				end
			end
			local next = math.max(offered, tonumber(claim or 0)) + ARGV[5]
			local first = offered == 0 and number == 0
			if ARGV[2] ~= '' or not first then
				if ARGV[2] ~= '' or not claim then
					page = ARGV[2]
				end
				redis.call('HSET', KEYS[1], 'claim', string.format('%.0f', next), 'epoch', ARGV[3], 'seq', ARGV[4],
					'page', page)
				redis.call('PEXPIRE', KEYS[1], ARGV[1])
			end
			return { (claim or first) and 0 or 1, next }
			""");

	private FloorScripts() {
	}

}
