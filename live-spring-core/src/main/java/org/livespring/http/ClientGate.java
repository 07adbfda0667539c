package org.livespring.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides which clients are let in. Beans of this type are asked at each handshake of an
 * allowed origin and before each event stream, on the thread of the request. A client
 * that one of them does not admit is refused with {@code BLOCKED}. Connections that are
 * open stay open. A listener to {@link org.livespring.observe.SecurityEvent}s may feed
 * it.
 */
@FunctionalInterface
public interface ClientGate {

	/**
	 * Whether a client is let in. An exception refuses this request; the client tries
	 * again.
	 * @param user name of the user, {@code null} without a login
	 * @param address address of the client; that of a proxy unless the application is
	 * told about proxies
	 * @return {@code false} to refuse the client
	 */
	boolean admits(@Nullable String user, String address);

	/**
	 * A gate that lets in whom all of several gates let in.
	 * @param gates the gates
	 * @return the gate
	 */
	static ClientGate all(List<ClientGate> gates) {
		return (user, address) -> gates.stream().allMatch((gate) -> gate.admits(user, address));
	}

}
