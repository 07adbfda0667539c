package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.CloseCode;

/**
 * Told what the engine does: the port to meters, traces, the profiler and logs. Names it
 * gets are names that components declare, never what a client sent. Called by many
 * threads at once and in the way of every call: implementations are fast, thread-safe and
 * wait for nothing. What one throws is swallowed.
 */
public interface LiveMonitor {

	/**
	 * Whether calls are to be measured now. Asked before each call; without a monitor
	 * that says so, nothing is measured.
	 * @return {@code false} to get no {@link #callStarted}
	 */
	default boolean measuresCalls() {
		return false;
	}

	/**
	 * A call begins on this thread, on which it will end.
	 * @param call the call, which knows what it is for, but not yet how it ends
	 * @return follows the call, {@code null} where nothing does
	 */
	default @Nullable CallListener callStarted(LiveCall call) {
		return null;
	}

	/**
	 * Work is handed to another thread.
	 * @param work the work
	 * @return the work with what this thread knows, such as its trace
	 */
	default Runnable handedOver(Runnable work) {
		return work;
	}

	/**
	 * A browser connected.
	 * @param connection id of the connection
	 */
	default void connectionOpened(String connection) {
	}

	/**
	 * A connection is gone.
	 * @param connection id of the connection
	 * @param code the WebSocket close code
	 */
	default void connectionClosed(String connection, int code) {
	}

	/**
	 * A handshake was accepted only to say why the browser may not connect.
	 * @param code why
	 */
	default void connectionRefused(CloseCode code) {
	}

	/**
	 * A browser handed a snapshot over.
	 * @param component the component, {@code null} if the snapshot could not be read
	 * @param cause why it did
	 * @param refusal why it was refused, {@code null} if it was adopted
	 */
	default void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
	}

	/**
	 * Components left the memory of this node; they come back by
	 * {@link AdoptionCause#HIBERNATION}.
	 * @param components how many
	 */
	default void hibernated(int components) {
	}

	/**
	 * A client was answered with an error.
	 * @param code the error
	 */
	default void frameRefused(LiveErrorCode code) {
	}

	/**
	 * A connection was closed because its browser did not read what it was sent.
	 * @param connection id of the connection
	 */
	default void slowConsumer(String connection) {
	}

	/**
	 * Something happened that a security officer wants to know.
	 * @param event what
	 * @param connection id of the connection, {@code null} where there was none
	 * @param component the component it concerns, if known
	 */
	default void securityEvent(SecurityEvent event, @Nullable String connection, @Nullable String component) {
	}

	/**
	 * A browser sent a call again whose answer it had lost.
	 * @param outcome what became of it
	 */
	default void replayed(ReplayOutcome outcome) {
	}

}
