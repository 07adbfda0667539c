package org.livespring.observe;

import java.util.Locale;

/** A part of a {@link LiveCall} that is measured separately. */
public enum LivePhase {

	/** Input is bound and validated, arguments are resolved. */
	RESOLVE,
	/** The {@code mount} method runs. */
	MOUNT,
	/** The called method runs: action, listener, task or {@code rehydrate}. */
	ACTION,
	/** The {@code view} method runs. */
	VIEW,
	/** The template is rendered. */
	RENDER,
	/**
	 * HTML that was dropped from memory is rendered again to check whether the browser
	 * has the same text.
	 */
	CACHE,
	/** Old and new text are compared. */
	DIFF,
	/** The snapshot is written and signed. */
	SIGN,
	/** Frames are encoded and handed to the connection. */
	SEND;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the name of the phase for display.
	 * @return the name in lower case
	 */
	public String label() {
		return this.label;
	}

}
