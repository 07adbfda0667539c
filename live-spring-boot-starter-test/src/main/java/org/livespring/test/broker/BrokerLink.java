package org.livespring.test.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * What connects the nodes of a test, as Redis connects those of an application.
 * Thread-safe.
 */
public final class BrokerLink {

	private final List<NodeRoomBroker> nodes = new CopyOnWriteArrayList<>();

	private volatile boolean down;

	/** Whether no node reaches another one. */
	public boolean isDown() {
		return this.down;
	}

	/** Let no node reach another one. */
	public void down() {
		this.down = true;
	}

	/** Let all nodes reach each other again. */
	public void up() {
		if (this.down) {
			this.down = false;
			this.nodes.forEach(NodeRoomBroker::resume);
		}
	}

	/** Forget all but the first node, whose others have stopped. */
	public void reset() {
		this.nodes.subList(1, this.nodes.size()).clear();
	}

	void add(NodeRoomBroker node) {
		this.nodes.add(node);
	}

	static LiveException unavailable() {
		return new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "The broker of the test is down");
	}

}
