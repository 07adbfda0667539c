package org.livespring.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

import org.livespring.LivePosition;
import org.livespring.concurrent.Ticker;
import org.livespring.log.PrintableLog;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;

/**
 * Reports this node to all nodes once a second while a dashboard is open on any node, and
 * collects the reports of all nodes. Thread-safe.
 */
public final class DashboardFeed implements SmartLifecycle, RoomMember {

	/** Name of the room in which nodes publish their reports. */
	public static final String ROOM = "live-dashboard";

	/** Seconds for which nodes report after a dashboard was last viewed. */
	private static final int ATTENTION = 30;

	/** Seconds between two messages which say that a dashboard is open. */
	private static final int REMINDER = 5;

	private static final Log logger = PrintableLog.of(DashboardFeed.class);

	private final String node = UUID.randomUUID().toString();

	private final RoomClient client;

	private final NodeWatch watch;

	private final Supplier<String> name;

	private final NodeBoard board = new NodeBoard();

	private final long started = System.nanoTime();

	private final Ticker ticker = new Ticker("live-dashboard", Duration.ofSeconds(1), this::tick);

	// Guarded by this

	private Frame frame = Frame.EMPTY;

	/** The second in which a dashboard on this node was last viewed. */
	private long looked = -ATTENTION;

	/** The second in which the other nodes were last told of that view. */
	private long reminded = -REMINDER;

	/** The second in which a dashboard on any node was last viewed. */
	private long watched = -ATTENTION;

	/**
	 * Whether this node has to send its whole report, since other nodes have none of it.
	 */
	private boolean unknown = true;

	/**
	 * Creates the feed.
	 * @param watch collects the figures of this node
	 * @param client publishes reports to the other nodes
	 * @param name supplies the display name of this node
	 */
	public DashboardFeed(NodeWatch watch, RoomClient client, Supplier<String> name) {
		this.watch = watch;
		this.client = client;
		this.name = name;
	}

	/** Returns the figures of all nodes, and makes all nodes report for a while. */
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

	/**
	 * Puts the report of this node on the board at once, without a way through the room.
	 */
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
			logger.debug("Could not publish the dashboard report of this node", ex);
		}
	}

	/** Ends a second. Returns the messages to publish. */
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
	public void received(RoomEvent delivery, RoomCursor cursor) {
		try {
			if (!this.node.equals(delivery.message().sender())) {
				receive(delivery);
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Could not read the dashboard report of another node", ex);
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
