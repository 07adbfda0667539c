package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;

/**
 * A client that sends ten actions each millisecond and ignores all limits. It has its own
 * thread, so that it does not delay the measured clients in the driver.
 */
final class GreedyClient implements WebSocketChannel.Listener {

	private static final int EACH_MILLISECOND = 10;

	private static final ClientCodec codec = new ClientCodec(WireForm.COMPACT);

	private final EventLoop loop = new EventLoop();

	private final Thread thread = new Thread(this::run, "greedy");

	private final WebSocketChannel.Endpoint endpoint;

	private final LiveComponentState component;

	private final Map<Integer, Integer> closed = new TreeMap<>();

	private @Nullable WebSocketChannel channel;

	private volatile boolean stopped;

	private long sent;

	GreedyClient(WebSocketChannel.Endpoint endpoint, LiveComponentState component) {
		this.endpoint = endpoint;
		this.component = component;
	}

	void start() {
		this.thread.start();
	}

	private void run() {
		try (this.loop) {
			connect();
			this.loop.run(Duration.ofDays(1), () -> this.stopped);
		}
	}

	private void connect() {
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void opened() {
		send(new ClientFrame.ComponentRehydrate(++this.sent, "greedy",
				List.of(new ClientFrame.OfferedSnapshot(this.component.snapshot(), this.component.tag(), null, null))));
		flood(this.channel);
	}

	private void flood(@Nullable WebSocketChannel current) {
		if (current != null && current == this.channel) {
			for (int i = 0; i < EACH_MILLISECOND; i++) {
				send(new ClientFrame.CallAction(++this.sent, this.component.id(), "increment", 0, null, null));
			}
			this.loop.after(Duration.ofMillis(1), () -> flood(current));
		}
	}

	private void send(ClientFrame frame) {
		if (this.channel != null) {
			this.channel.send(codec.write(frame));
		}
	}

	@Override
	public void received(String text) {
		// Ignored
	}

	@Override
	public void closed(int code) {
		this.channel = null;
		this.closed.merge(code, 1, Integer::sum);
		this.loop.after(Duration.ofMillis(1), this::connect);
	}

	/** Stops the client and waits until its connection is closed. */
	void stop() throws InterruptedException {
		this.stopped = true;
		this.thread.join();
	}

	@Override
	public String toString() {
		return this.sent + " frames sent, closed by code " + this.closed;
	}

}
