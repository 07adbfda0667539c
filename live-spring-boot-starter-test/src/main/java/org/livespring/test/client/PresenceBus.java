package org.livespring.test.client;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.livespring.presence.PresenceTransport;
import org.livespring.test.broker.BrokerLink;

/**
 * Carries presence between the nodes of a test. Messages wait until the test settles,
 * since nodes send them while they hold their own locks. Thread-safe.
 */
public final class PresenceBus implements PresenceTransport {

	private final BrokerLink link;

	/** The application first, and then its further nodes. */
	private final List<Consumer<byte[]>> receivers = new CopyOnWriteArrayList<>();

	private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();

	/**
	 * Create the way between the nodes.
	 * @param link tells whether they reach each other
	 */
	public PresenceBus(BrokerLink link) {
		this.link = link;
	}

	@Override
	public boolean isConnected() {
		return !this.link.isDown();
	}

	@Override
	public void broadcast(byte[] message) {
		if (this.receivers.size() > 1 && isConnected()) {
			this.messages.add(message);
		}
	}

	@Override
	public void receive(Consumer<byte[]> receiver) {
		this.receivers.add(receiver);
	}

	/** Deliver what waits. */
	public void deliver() {
		byte[] message;
		while ((message = this.messages.poll()) != null) {
			for (Consumer<byte[]> receiver : this.receivers) {
				receiver.accept(message);
			}
		}
	}

	/** Forget the further nodes, which have stopped. */
	public void reset() {
		this.receivers.subList(1, this.receivers.size()).clear();
		this.link.reset();
		this.messages.clear();
	}

}
