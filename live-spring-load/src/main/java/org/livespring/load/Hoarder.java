package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

/**
 * A client that hands over copies of its page until a connection has as many as it may,
 * lets each of them be rendered, and begins a long message without an end. Whenever its
 * connection is closed, it comes back.
 */
final class Hoarder implements WebSocketChannel.Listener {

	/** Copies in a frame: about as many as fit into a message. */
	private static final int COPIES = 15;

	private static final int MOST = 200;

	private static final AtomicLong HOARDERS = new AtomicLong();

	private static final Workload WORKLOAD = Workload.rows("jte-");

	private static final ClientCodec codec = new ClientCodec(WireForm.COMPACT);

	private final WebSocketChannel.Endpoint endpoint;

	private final LiveComponentState component;

	private final String name;

	private @Nullable Crowd crowd;

	private @Nullable WebSocketChannel channel;

	private int offered;

	private long sent;

	Hoarder(LoadServer server, String address) {
		this.endpoint = server.live().from(address);
		this.component = server.mount(WORKLOAD.component());
		this.name = "hoarder" + HOARDERS.incrementAndGet();
	}

	private void connect() {
		try {
			this.offered = 0;
			this.channel = new WebSocketChannel(crowd().loop, this.endpoint, this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Crowd crowd() {
		if (this.crowd == null) {
			throw new IllegalStateException("Not in a crowd");
		}
		return this.crowd;
	}

	@Override
	public void opened() {
		offer();
	}

	private void offer() {
		this.offered += COPIES;
		send(new ClientFrame.ComponentRehydrate(++this.sent, this.name, Collections.nCopies(COPIES,
				new ClientFrame.OfferedSnapshot(this.component.snapshot(), this.component.tag(), null, null))));
	}

	private void send(ClientFrame frame) {
		if (this.channel != null) {
			this.channel.send(codec.write(frame));
		}
	}

	@Override
	public void received(String text) {
		if (codec.read(text) instanceof ServerFrame.ComponentRehydrated answer) {
			List<String> adopted = answer.components()
				.stream()
				.map(ServerFrame.Adopted::componentId)
				.filter((id) -> id != null)
				.toList();
			crowd().adopted.addAndGet(adopted.size());
			adopted.forEach((id) -> send(WORKLOAD.call(++this.sent, "", id, 0, false)));
			if (this.offered < MOST) {
				crowd().loop.after(Duration.ofMillis(100), this::offer);
			}
		}
	}

	@Override
	public void closed(int code) {
		this.channel = null;
		crowd().closed.merge(code, 1, Integer::sum);
		crowd().loop.after(Duration.ofSeconds(1), this::connect);
	}

	/** Many of them, on a thread of their own. */
	static final class Crowd implements AutoCloseable {

		private final EventLoop loop = new EventLoop();

		private final Thread thread = new Thread(this::run, "hoarders");

		private final List<Hoarder> members;

		private final AtomicLong adopted = new AtomicLong();

		private final Map<Integer, Integer> closed = new TreeMap<>();

		private volatile boolean stopped;

		Crowd(List<Hoarder> members) {
			this.members = members;
			this.thread.start();
		}

		private void run() {
			try (this.loop) {
				this.members.forEach((member) -> {
					member.crowd = this;
					member.connect();
				});
				this.loop.run(Duration.ofDays(1), () -> this.stopped);
			}
		}

		/** Leave, and wait until all connections are closed. */
		@Override
		public void close() throws IOException {
			this.stopped = true;
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public String toString() {
			return this.adopted + " copies taken in, closed by code " + this.closed;
		}

	}

}
