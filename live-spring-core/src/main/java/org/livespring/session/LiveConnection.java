package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;

/**
 * The browser's end of a {@link LiveSession}. Frames arrive in the order of the calls; no
 * call waits for the network, and calls after the connection is gone do nothing.
 * Thread-safe.
 */
public interface LiveConnection {

	/** Instead of a connection that is gone. */
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
	 * Queue a frame. A connection whose queue is full closes itself.
	 * @param frame the frame
	 */
	void send(ServerFrame frame);

	/**
	 * Queue a frame that many connections get.
	 * @param frame the frame, written once for all
	 */
	default void sendShared(SharedFrame frame) {
		send(frame.frame());
	}

	/** Ask the browser for a sign of life. */
	void ping();

	/**
	 * Close once what is queued has been sent, or at once if that takes too long.
	 * @param code why
	 */
	void close(CloseCode code);

	/**
	 * Why this side closed the connection.
	 * @return the code, {@code null} if it did not
	 */
	default @Nullable CloseCode reason() {
		return null;
	}

	/**
	 * What waits to be sent.
	 * @return bytes
	 */
	default long queued() {
		return 0;
	}

	/**
	 * What was handed to the network.
	 * @return bytes
	 */
	default long sent() {
		return 0;
	}

}
