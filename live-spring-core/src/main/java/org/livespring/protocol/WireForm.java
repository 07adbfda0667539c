package org.livespring.protocol;

import org.jspecify.annotations.Nullable;

/** The form of frames on the wire. The subprotocol of the handshake selects it. */
public enum WireForm {

	/** Arrays that begin with the number of the type, for browsers. */
	COMPACT("live.v1"),
	/** Objects with a {@code type} field, for tools, script clients and debugging. */
	READABLE("live.v1.json");

	/** Version of the protocol, contained in the names of the subprotocols. */
	public static final int VERSION = 1;

	private final String subprotocol;

	WireForm(String subprotocol) {
		this.subprotocol = subprotocol;
	}

	/**
	 * Name of the form in the WebSocket handshake.
	 * @return the subprotocol
	 */
	public String subprotocol() {
		return this.subprotocol;
	}

	/**
	 * Find the form for a subprotocol.
	 * @param subprotocol the subprotocol, {@code null} if there is none
	 * @return the form, {@code null} if the subprotocol is unknown
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
