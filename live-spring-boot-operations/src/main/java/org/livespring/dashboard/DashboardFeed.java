package org.livespring.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

import org.livespring.LivePosition;
import org.livespring.concurrent.Ticker;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;

/**
 * Reports this node to all nodes, second by second, as long as somebody looks at the
 * dashboard of one of them, and collects what they report. Thread-safe.
 */
public final class DashboardFeed implements SmartLifecycle, RoomMember {

	/** The room in which nodes report. */
	public static final String ROOM = "live-dashboard";

	/** Seconds for which nodes report after somebody looked. */
	private static final int ATTENTION = 30;

	/** Seconds between two messages that somebody looks. */
	private static final int REMINDER = 5;

	private static final Log logger = LogFactory.getLog(DashboardFeed.class);

	private final String node = UUID.randomUUID().toString();

	private final RoomClient client;

	private final NodeWatch watch;

	private final Supplier<String> name;

	private final NodeBoard board = new NodeBoard();

	private final long started = System.nanoTime();

	private final Ticker ticker = new Ticker("live-dashboard", Duration.ofSeconds(1), this::tick);

	// All guarded by this

	private Frame frame = Frame.EMPTY;

	/** When somebody looked at this node's dashboard. */
	private long looked = -ATTENTION;

	/** When the other nodes were told of it. */
	private long reminded = -REMINDER;

	/** When somebody looked at any node's. */
	private long watched = -ATTENTION;

	/** Whether the others know nothing of this node yet. */
	private boolean unknown = true;

	/**
	 * Create the feed.
	 * @param watch watches this node
	 * @param client reaches the other nodes
	 * @param name name of this node for people
	 */
	public DashboardFeed(NodeWatch watch, RoomClient client, Supplier<String> name) {
		this.watch = watch;
		this.client = client;
		this.name = name;
	}

	/** Look at all nodes: they report for a while. */
	synchronized Frame look() {
		this.looked = second();
		watched();
		return this.frame;
	}

	private void watched() {
		long second = second();
		if (second - this.watched >= ATTENTION) {
			this.unknown = true;
			this.board.clear();
			report(true);
		}
		this.watched = second;
	}

	/** What this node knows of itself is on the board at once. */
	private @Nullable NodeReport report(boolean whole) {
		NodeReport report = this.watch.report(this.node, this.name.get(), whole);
		if (report != null) {
			this.board.add(report, report.now().second());
			this.frame = this.board.frame(report.now().second());
		}
		return report;
	}

	private long second() {
		return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - this.started);
	}

	private void tick() {
		List<Object> events = pass();
		try {
			events.forEach((event) -> this.client.publish(this.client.codec().encode(ROOM, event, this.node, false)));
		}
		catch (RuntimeException ex) {
			logger.debug("A second of the dashboard is not told to other nodes", ex);
		}
	}

	/** A second is over. Returns what is to be told. */
	private synchronized List<Object> pass() {
		long second = second();
		this.watch.passed(second);
		List<Object> events = new ArrayList<>();
		if (second - this.watched < ATTENTION) {
			if (second - this.reminded >= REMINDER && second - this.looked < ATTENTION) {
				this.reminded = second;
				events.add(new DashboardWatched(this.node));
			}
			events.add(Objects.requireNonNull(report(this.unknown)));
			this.unknown = false;
		}
		return events;
	}

	@Override
	public String id() {
		return this.node;
	}

	@Override
	public void received(RoomEvent delivery, LivePosition cursor) {
		try {
			if (!this.node.equals(delivery.message().sender())) {
				receive(delivery);
			}
		}
		catch (RuntimeException ex) {
			logger.debug("A report of another node cannot be read", ex);
		}
	}

	private void receive(RoomEvent delivery) {
		String name = delivery.message().name();
		if (name.equals(EventCodec.nameOf(NodeReport.class))) {
			NodeReport report = delivery
				.shared(NodeReport.class,
						(message) -> this.client.codec().decode(message, delivery.position(), NodeReport.class))
				.event();
			this.board.add(report, second());
		}
		else if (name.equals(EventCodec.nameOf(DashboardWatched.class))) {
			synchronized (this) {
				watched();
			}
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
	}

	@Override
	public void start() {
		this.client.hub().join(this, ROOM);
		this.ticker.start();
	}

	@Override
	public void stop() {
		if (this.ticker.stop()) {
			this.client.hub().leave(this, ROOM);
		}
	}

	@Override
	public boolean isRunning() {
		return this.ticker.isRunning();
	}

}
