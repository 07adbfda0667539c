package org.livespring.observe;

import java.util.Locale;

/** A part of a {@link LiveCall} that takes time of its own. */
public enum LivePhase {

	/** Input is bound and validated, arguments are found. */
	RESOLVE,
	/** The {@code mount} method. */
	MOUNT,
	/** The method that was called: action, listener, task or {@code rehydrate}. */
	ACTION,
	/** The {@code view} method. */
	VIEW,
	/** The template. */
	RENDER,
	/** A text that was not kept is made again to learn whether the browser has it. */
	CACHE,
	/** Old and new text are compared. */
	DIFF,
	/** The snapshot is written and signed. */
	SIGN,
	/** Frames are encoded and handed to the connection. */
	SEND;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * The phase, for people.
	 * @return its name in small letters
	 */
	public String label() {
		return this.label;
	}

}
