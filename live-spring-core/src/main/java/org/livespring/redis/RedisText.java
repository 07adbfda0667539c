package org.livespring.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * Converts texts and numbers to arguments of Redis, and answers of Redis to texts and
 * numbers.
 */
public final class RedisText {

	private RedisText() {
	}

	/** Returns an argument: bytes unchanged, everything else as text. */
	public static byte[] bytes(Object value) {
		return (value instanceof byte[] bytes) ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
	}

	public static String text(Object answer) {
		return (answer instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : answer.toString();
	}

	public static long number(Object answer) {
		return (answer instanceof Number number) ? number.longValue() : Long.parseLong(text(answer));
	}

	/** Creates a script that answers with a list of texts and numbers. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RedisScript<List<Object>> listScript(String text) {
		return (RedisScript) RedisScript.of(text, List.class);
	}

}
