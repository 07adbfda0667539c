package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.CloseCode;

/**
 * Is told what the engine does: the port for meters, traces, the profiler and logs. All
 * names that it gets are declared by components, never sent by a client. Many threads
 * call it at once, during every call of a component, so implementations must be fast and
 * thread-safe and must not block. Exceptions of an implementation are ignored.
 */
public interface LiveMonitor {

	/**
	 * Whether this monitor measures calls now. The engine asks before each call and
	 * measures nothing if no monitor returns {@code true}.
	 * @return {@code false} to get no {@link #callStarted}
	 */
	default boolean measuresCalls() {
		return false;
	}

	/**
	 * Called when a call begins. The call ends on the same thread.
	 * @param call the call; its outcome and measurements are not known yet
	 * @return a listener that follows the call, {@code null} for none
	 */
	default @Nullable CallListener callStarted(LiveCall call) {
		return null;
	}

	/**
	 * Called when work is handed to another thread.
	 * @param work the work
	 * @return the work, wrapped so that it has the context of this thread, such as its
	 * trace
	 */
	default Runnable handedOver(Runnable work) {
		return work;
	}

	/**
	 * Called when a browser has connected.
	 * @param connection id of the connection
	 */
	default void connectionOpened(String connection) {
	}

	/**
	 * Called when a connection has ended.
	 * @param connection id of the connection
	 * @param code the WebSocket close code
	 */
	default void connectionClosed(String connection, int code) {
	}

	/**
	 * Called when a connection is refused. The handshake succeeds, and the connection is
	 * closed at once with a close code that tells the browser why.
	 * @param code the close code that is sent
	 */
	default void connectionRefused(CloseCode code) {
	}

	/**
	 * Called when a browser has handed over a snapshot.
	 * @param component the component, {@code null} if the snapshot could not be read
	 * @param cause why the browser handed it over
	 * @param refusal why the snapshot was refused, {@code null} if it was adopted
	 */
	default void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
	}

	/**
	 * Called when component instances were removed from memory. They are restored later
	 * with {@link AdoptionCause#HIBERNATION}.
	 * @param components number of instances
	 */
	default void hibernated(int components) {
	}

	/**
	 * Called when a client was answered with an error.
	 * @param code the error
	 */
	default void frameRefused(LiveErrorCode code) {
	}

	/**
	 * Called when a connection was closed because its browser read too slowly.
	 * @param connection id of the connection
	 */
	default void slowConsumer(String connection) {
	}

	/**
	 * Called when something happened that matters for security, for each event.
	 * @param event the event
	 */
	default void securityEvent(SecurityEvent event) {
	}

	/**
	 * Called when a browser sent a call again because its answer was lost with a
	 * connection.
	 * @param outcome how the server handled the repeated call
	 */
	default void replayed(ReplayOutcome outcome) {
	}

}
