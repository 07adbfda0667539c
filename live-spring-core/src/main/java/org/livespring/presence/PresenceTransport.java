package org.livespring.presence;

import java.util.function.Consumer;

/**
 * Carries presence messages between the nodes of an application. It may lose, repeat and
 * re-order messages; presence repairs what follows from that.
 */
public interface PresenceTransport {

	/** For an application of one node. */
	PresenceTransport NONE = new PresenceTransport() {

		@Override
		public void broadcast(byte[] message) {
		}

		@Override
		public void receive(Consumer<byte[]> receiver) {
		}

	};

	/**
	 * Send a message to all other nodes. Neither blocks nor throws: what cannot be sent
	 * now is dropped.
	 * @param message the message, at most about 64 KB; not changed afterwards
	 */
	void broadcast(byte[] message);

	/**
	 * Receive what other nodes broadcast from now on; called once. A node may also
	 * receive its own messages, which are ignored.
	 * @param receiver gets each message, from any thread; does not block or throw
	 */
	void receive(Consumer<byte[]> receiver);

	/**
	 * Whether messages can arrive now. While they cannot, the silence of the other nodes
	 * says nothing about them, and their members stay.
	 * @return {@code false} if this node knows that it is cut off
	 */
	default boolean isConnected() {
		return true;
	}

}
