package org.livespring.protocol;

import org.jspecify.annotations.Nullable;

/** The two forms of the same frames; the name of the subprotocol chooses. */
public enum WireForm {

	/** Arrays with the type's number first, for browsers. */
	COMPACT("live.v1"),
	/** Objects with a {@code type}, for tools, script clients and debugging. */
	READABLE("live.v1.json");

	/** Version of the protocol, the number in the names of the subprotocols. */
	public static final int VERSION = 1;

	private final String subprotocol;

	WireForm(String subprotocol) {
		this.subprotocol = subprotocol;
	}

	/**
	 * Name in the WebSocket handshake.
	 * @return the subprotocol
	 */
	public String subprotocol() {
		return this.subprotocol;
	}

	/**
	 * Find the form a handshake agreed on.
	 * @param subprotocol the subprotocol, {@code null} if there is none
	 * @return the form, {@code null} if it is no form of ours
	 */
	public static @Nullable WireForm of(@Nullable String subprotocol) {
		for (WireForm form : values()) {
			if (form.subprotocol.equals(subprotocol)) {
				return form;
			}
		}
		return null;
	}

}
