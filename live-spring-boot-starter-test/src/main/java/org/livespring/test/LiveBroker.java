package org.livespring.test;

import org.livespring.test.broker.BrokerLink;

/**
 * What connects the nodes of a test: rooms, their states, presence and the claims of
 * calls. A test can take it away, as when Redis is away.
 */
public final class LiveBroker {

	private final BrokerLink link;

	private final Runnable settle;

	private final Recording recording;

	LiveBroker(BrokerLink link, Runnable settle, Recording recording) {
		this.link = link;
		this.settle = settle;
		this.recording = recording;
	}

	/**
	 * Take the broker away. Each node goes on alone: its users get what is published on
	 * it, and states of rooms cannot be changed.
	 */
	public void down() {
		this.recording.does("live.broker().down()", () -> {
			this.settle.run();
			this.link.down();
		});
	}

	/** Bring the broker back: all nodes get what was published meanwhile. */
	public void up() {
		this.recording.does("live.broker().up()", () -> {
			this.link.up();
			this.settle.run();
		});
	}

	public boolean isDown() {
		return this.link.isDown();
	}

}
