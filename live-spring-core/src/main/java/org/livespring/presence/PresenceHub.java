package org.livespring.presence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveMember;
import org.livespring.concurrent.Ticker;
import org.livespring.concurrent.TimeSource;
import org.livespring.log.PrintableLog;
import org.livespring.presence.PresenceMessage.Source;
import org.livespring.presence.PresenceReplica.Question;

/**
 * Presence on this node: who is tracked here, who is present anywhere, and who wants to
 * know. A thread of its own talks to the other nodes and tells the listeners. A node that
 * stops says nothing: its members have the time of the lease to come back elsewhere.
 */
public final class PresenceHub implements AutoCloseable {

	private static final Log logger = PrintableLog.of(PresenceHub.class);

	private final PresenceTransport transport;

	private final PresenceSettings settings;

	/** Milliseconds; none where a test decides when changes are told. */
	private final long pause;

	private final PresenceListener monitor;

	/** Milliseconds of this node only, never going back. */
	private final LongSupplier time;

	private final PresenceReplica replica;

	/** Guarded by itself. */
	private final PresencePassing passing = new PresencePassing();

	private final Map<String, Set<PresenceListener>> listeners = new ConcurrentHashMap<>();

	/** Asked since the last tick. Guarded by itself. */
	private final List<Question> questions = new ArrayList<>(0);

	private final Ticker ticker;

	private final Clock clock;

	/** Guarded by this. */
	private boolean closed;

	/**
	 * Create the hub of this node.
	 * @param transport the way to other nodes
	 * @param settings how presence works
	 * @param monitor is told of the changes of all rooms
	 * @param time tells which nodes are silent for too long
	 */
	public PresenceHub(PresenceTransport transport, PresenceSettings settings, PresenceListener monitor,
			TimeSource time) {
		this(transport, settings, monitor, time, () -> time.nanos() / 1_000_000);
	}

	PresenceHub(PresenceTransport transport, PresenceSettings settings, PresenceListener monitor, LongSupplier time) {
		this(transport, settings, monitor, TimeSource.SYSTEM, time);
	}

	private PresenceHub(PresenceTransport transport, PresenceSettings settings, PresenceListener monitor,
			TimeSource source, LongSupplier time) {
		this.monitor = monitor;
		this.transport = transport;
		this.settings = settings;
		this.pause = source.isRunning() ? settings.pause().toMillis() : 0;
		this.time = time;
		this.ticker = new Ticker("live-presence", settings.interval(), source, this::tick);
		this.clock = source.clock();
		Source self = new Source(UUID.randomUUID().toString(), 1);
		this.replica = new PresenceReplica(self, settings, transport::broadcast, time.getAsLong());
	}

	/** Listen to the other nodes from now on. */
	public void start() {
		if (this.transport != PresenceTransport.NONE) {
			this.transport.receive((message) -> this.replica.receive(message, this.time.getAsLong()));
			startTicker();
		}
	}

	private synchronized void startTicker() {
		if (!this.closed) {
			this.ticker.start();
		}
	}

	public void tick() {
		try {
			synchronized (this.passing) {
				this.passing.tick(this.time.getAsLong(), this::put);
			}
			long now = this.time.getAsLong();
			this.replica.tick(now, this.transport.isConnected());
			PresenceReplica.Look look = this.replica.look(now, this.pause, takeQuestions());
			look.diffs().forEach(this::tell);
			look.answers().forEach(PresenceHub::tell);
		}
		catch (RuntimeException ex) {
			logger.error("Presence failed", ex);
		}
	}

	private List<Question> takeQuestions() {
		synchronized (this.questions) {
			List<Question> taken = List.copyOf(this.questions);
			this.questions.clear();
			return taken;
		}
	}

	private void tell(PresenceDiff diff) {
		this.monitor.changed(diff);
		this.listeners.getOrDefault(diff.room(), Set.of()).forEach((listener) -> tell(() -> listener.changed(diff)));
	}

	private static void tell(Runnable message) {
		try {
			message.run();
		}
		catch (RuntimeException ex) {
			logger.error("A listener to presence failed", ex);
		}
	}

	/**
	 * A tab is present in a room, or has other metadata.
	 * @param room name of the room
	 * @param key key of the member
	 * @param tab what is unique to the tab
	 * @param metadata JSON text
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if the metadata is too
	 * long or this node tracks as many tabs as it may
	 */
	public void track(String room, String key, String tab, String metadata) {
		PresenceKey presence = PresenceKey.of(room, key, tab);
		synchronized (this.passing) {
			check(metadata);
			this.passing.forget(presence);
			put(presence, metadata);
		}
		startTicker();
	}

	/**
	 * A tab has other metadata for a while, and then again what it had before.
	 * @param room name of the room
	 * @param key key of the member
	 * @param tab the tab, ignored unless it is tracked
	 * @param metadata JSON text
	 * @param millis for how long
	 */
	public void pass(String room, String key, String tab, String metadata, long millis) {
		PresenceKey presence = PresenceKey.of(room, key, tab);
		synchronized (this.passing) {
			check(metadata);
			String lasting = this.replica.metadata(presence);
			if (lasting != null) {
				this.passing.pass(presence, lasting, this.time.getAsLong() + millis);
				put(presence, metadata);
			}
		}
	}

	/**
	 * Check metadata.
	 * @param metadata JSON text
	 * @return the same
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if it is too long
	 */
	public String check(String metadata) {
		if (metadata.length() > this.settings.metadata()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"Metadata of more than " + this.settings.metadata() + " characters");
		}
		return metadata;
	}

	private void put(PresenceKey presence, String metadata) {
		if (!this.replica.track(presence, metadata, this.clock.millis())) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"More than " + this.settings.tabs() + " tabs are tracked");
		}
	}

	/**
	 * A tab is no longer present in a room.
	 * @param room name of the room
	 * @param key key of the member
	 * @param tab the tab
	 */
	public void untrack(String room, String key, String tab) {
		PresenceKey presence = PresenceKey.of(room, key, tab);
		synchronized (this.passing) {
			this.passing.forget(presence);
			this.replica.untrack(presence);
		}
	}

	/**
	 * The members of a room.
	 * @param room name of the room
	 * @return the members in the order of their keys
	 */
	public List<LiveMember<String>> list(String room) {
		return present(room).texts();
	}

	RoomMembers present(String room) {
		return this.replica.list(room);
	}

	/**
	 * A member of a room.
	 * @param room name of the room
	 * @param key key of the member
	 * @return the member, {@code null} if not present
	 */
	public @Nullable LiveMember<String> find(String room, String key) {
		PresenceMember member = member(room, key);
		return (member != null) ? member.text() : null;
	}

	@Nullable PresenceMember member(String room, String key) {
		return this.replica.find(room, key);
	}

	/**
	 * How many members a room has.
	 * @param room name of the room
	 * @return the number of members
	 */
	public int count(String room) {
		return this.replica.count(room);
	}

	/**
	 * How many members all rooms have together.
	 * @return the number of members, each counted in each of its rooms
	 */
	public int members() {
		return this.replica.members();
	}

	/**
	 * Ask for members of a room as they are after all changes that listeners have been
	 * told of, and before the next one.
	 * @param room name of the room
	 * @param after key of the last member of the page before, {@code null} for the first
	 * @param asker takes the page soon, on the thread that tells listeners of changes
	 */
	public void ask(String room, @Nullable String after, Consumer<PresencePage> asker) {
		synchronized (this.questions) {
			this.questions.add(new Question(room, after, asker));
		}
		startTicker();
	}

	/**
	 * How many other nodes are alive.
	 * @return the number of nodes
	 */
	public int nodes() {
		return this.replica.nodes().size();
	}

	/**
	 * Be told of changes in a room from now on.
	 * @param room name of the room
	 * @param listener who is told
	 */
	public void addListener(String room, PresenceListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.compute(room, (name, known) -> {
			Set<PresenceListener> listeners = (known != null) ? known : ConcurrentHashMap.newKeySet();
			listeners.add(listener);
			return listeners;
		});
	}

	/**
	 * Be told no more.
	 * @param room name of the room
	 * @param listener who was told
	 */
	public void removeListener(String room, PresenceListener listener) {
		this.listeners.computeIfPresent(room, (name, listeners) -> {
			listeners.remove(listener);
			return listeners.isEmpty() ? null : listeners;
		});
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.ticker.stop();
	}

}
