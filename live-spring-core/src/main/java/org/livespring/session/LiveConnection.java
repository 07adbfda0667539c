package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;

/**
 * The connection of a {@link LiveSession} to the browser. Frames arrive in the order in
 * which they were sent. No method blocks, and methods do nothing after the connection was
 * closed. Thread-safe.
 */
public interface LiveConnection {

	/** Replaces a connection that is closed. */
	LiveConnection GONE = new LiveConnection() {

		@Override
		public void send(ServerFrame frame) {
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
		}

	};

	/**
	 * Address of the client.
	 * @return the address as the request of the handshake has it, {@code null} if there
	 * is none
	 */
	default @Nullable String address() {
		return null;
	}

	/**
	 * Queue a frame. A connection whose queue is full closes itself.
	 * @param frame the frame
	 */
	void send(ServerFrame frame);

	/**
	 * Queue a frame that many connections send.
	 * @param frame the frame, which is encoded once for all of them
	 */
	default void sendShared(SharedFrame frame) {
		send(frame.frame());
	}

	/** Send a ping to the browser. */
	void ping();

	/**
	 * Close the connection if a frame has taken too long to send. Called every second.
	 * @param now the time, as {@link System#nanoTime()} gives it
	 */
	default void check(long now) {
	}

	/**
	 * Close the connection after the queued frames were sent. If sending takes too long,
	 * it is closed without waiting for that.
	 * @param code reason for closing
	 */
	void close(CloseCode code);

	/**
	 * Reason for which this side closed the connection.
	 * @return the code, {@code null} if this side did not close it
	 */
	default @Nullable CloseCode reason() {
		return null;
	}

	/**
	 * Size of the queued frames.
	 * @return the number of bytes
	 */
	default long queued() {
		return 0;
	}

	/**
	 * Size of everything that was handed to the network.
	 * @return the number of bytes
	 */
	default long sent() {
		return 0;
	}

}
