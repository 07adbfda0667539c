package org.livespring.redis;

import java.nio.charset.StandardCharsets;

/** Texts and numbers as arguments and answers of Redis. */
final class RedisText {

	private RedisText() {
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] bytes(long number) {
		return bytes(Long.toString(number));
	}

	static String text(Object answer) {
		return (answer instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : answer.toString();
	}

	static long number(Object answer) {
		return (answer instanceof Number number) ? number.longValue() : Long.parseLong(text(answer));
	}

}
