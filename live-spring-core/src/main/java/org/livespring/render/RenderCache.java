package org.livespring.render;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What renders of one component instance leave for the next one. It may be dropped at any
 * time, and belongs to one render at a time.
 */
public final class RenderCache {

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * Cached texts contain marks of child slots; nobody can foresee them and put one into
	 * content.
	 */
	private final String mark = "<!--live-slot-" + Long.toHexString(RANDOM.nextLong()) + ":";

	private final Map<Class<?>, Object> parts = new HashMap<>(2);

	/** Length of the last text, so that the next one need not grow. */
	private int length = 1024;

	/**
	 * What a template engine keeps here.
	 * @param <T> type of it
	 * @param type type of it
	 * @param initial makes it where it is not there
	 * @return what the engine keeps
	 */
	public <T> T part(Class<T> type, Supplier<T> initial) {
		return type.cast(this.parts.computeIfAbsent(type, (key) -> initial.get()));
	}

	String mark() {
		return this.mark;
	}

	TextWriter writer() {
		return new TextWriter(this.length);
	}

	void rendered(String text) {
		this.length = text.length() + text.length() / 16;
	}

}
