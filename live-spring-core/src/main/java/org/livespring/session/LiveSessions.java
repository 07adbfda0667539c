package org.livespring.session;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.livespring.budget.MemoryAccount;
import org.livespring.concurrent.Emptiness;
import org.livespring.concurrent.TimeSource;
import org.livespring.identity.Owner;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.LiveRuntime;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.CloseCode;
import org.livespring.render.RenderScope;

/**
 * The sessions of this node: all open connections, and lost ones whose pages may
 * reconnect. Thread-safe.
 */
public final class LiveSessions {

	/**
	 * Longest grace period if the page itself closed the connection. The page is
	 * suspended then, or the user has left it and comes back at once or never.
	 */
	private static final Duration LEFT = Duration.ofSeconds(5);

	private final LiveRuntime runtime;

	private final TimeSource time;

	private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicLong opened = new AtomicLong();

	private final Map<String, LiveSession> pages = new ConcurrentHashMap<>();

	private final LingeringSessions lingering;

	private final WakeUpCalls calls;

	private final ComponentMounter mounter;

	private volatile boolean draining;

	/**
	 * Create the sessions of a node.
	 * @param runtime the services that instances use
	 */
	public LiveSessions(LiveRuntime runtime) {
		this.runtime = runtime;
		this.time = runtime.time();
		this.lingering = new LingeringSessions(runtime.returns().lingering());
		this.mounter = new ComponentMounter(runtime);
		this.calls = new WakeUpCalls(runtime.returns().adoptions(), this.time);
		runtime.memory().setRelief(this::release);
	}

	/**
	 * Create the session for a new connection.
	 * @param connection the connection
	 * @param owner the owner of the connection
	 * @param scope locale, time zone and context path for components that a script mounts
	 * @param memory the memory that the connection takes
	 * @return the session
	 */
	public LiveSession open(LiveConnection connection, Owner owner, RenderScope scope, MemoryAccount memory) {
		String id = Long.toString(this.opened.incrementAndGet());
		return new LiveSession(new SessionHost(id, this.runtime, this.mounter, connection, owner, scope, memory), this);
	}

	/**
	 * Register a session, after its connection knows it. From now on the session is told
	 * when the connection closes.
	 */
	void opened(LiveSession session) {
		this.sessions.add(session);
		if (session.isClosed()) {
			this.sessions.remove(session);
		}
		else if (this.draining) {
			session.drain();
		}
	}

	/**
	 * Record that a handshake was refused.
	 * @param code reason for the refusal
	 * @param user name of the user, {@code null} without a login
	 * @param address address of the client
	 */
	public void refused(CloseCode code, @Nullable String user, String address) {
		this.runtime.monitors().tell((monitor) -> monitor.connectionRefused(code));
		SecurityEvent.Kind kind = SecurityEvent.Kind.of(code);
		if (kind != null) {
			SecurityEvent event = new SecurityEvent(kind, user, address, null, null, 1);
			this.runtime.monitors().tell((monitor) -> monitor.securityEvent(event));
		}
	}

	/** Handle that the connection of a session was closed. */
	void closed(LiveSession session, int code) {
		synchronized (this.sessions) {
			this.sessions.remove(session);
			this.sessions.notifyAll();
		}
		Duration grace = grace(code);
		String page = session.page();
		if (page == null || grace.isZero() || session.host().instances().isEmpty() || this.pages.get(page) != session) {
			if (page != null) {
				this.pages.remove(page, session);
			}
			session.discard();
			return;
		}
		LiveSession eldest = this.lingering.add(session, this.time.nanos() + grace.toNanos());
		if (eldest != null) {
			forgetUnlessBack(eldest);
		}
	}

	/** Determines how long a page may take to reconnect. */
	private Duration grace(int code) {
		Duration grace = this.runtime.returns().grace();
		boolean never = this.draining || code == CloseCode.CLAIMED_ELSEWHERE.code()
				|| code == CloseCode.OVERLOADED.code() || code >= CloseCode.LOGGED_OUT.code();
		if (never) {
			return Duration.ZERO;
		}
		boolean left = code == CloseCode.NORMAL.code() || code == CloseCode.GOING_AWAY.code();
		return (left && grace.compareTo(LEFT) > 0) ? LEFT : grace;
	}

	/** Discards a session, unless its page has reconnected at the same moment. */
	private void forgetUnlessBack(LiveSession session) {
		String page = session.page();
		if (page != null && this.pages.remove(page, session)) {
			session.discard();
		}
	}

	/**
	 * Discard instances that were created after their connection was lost, unless the
	 * page may still reconnect.
	 */
	void discardUnlessAwaited(LiveSession session) {
		String page = session.page();
		if (page == null || this.pages.get(page) != session) {
			session.discard();
		}
	}

	/**
	 * Register the page of a session. If there is an older connection of the same page,
	 * which the network may not have reported as lost yet, the session replaces it and
	 * inherits its instances.
	 */
	void claim(String page, LiveSession session) {
		AtomicReference<LiveSession> replaced = new AtomicReference<>();
		this.pages.compute(page, (id, older) -> {
			if (older != null && !older.host().owner().isSame(session.host().owner())) {
				return older;
			}
			replaced.set(older);
			return session;
		});
		if (session.isClosed()) {
			this.pages.remove(page, session);
		}
		LiveSession older = replaced.get();
		if (older != null) {
			this.lingering.remove(older);
		}
		if (older != null && older != session) {
			older.release(session);
		}
	}

	/**
	 * Perform the regular checks of all sessions, for example close connections that have
	 * been silent for too long.
	 */
	public void check() {
		long now = this.time.nanos();
		this.sessions.forEach((session) -> session.check(now));
		this.lingering.takeExpired(now).forEach(this::forgetUnlessBack);
		this.calls.check(now);
		makeRoom();
	}

	/**
	 * Gives up the page that was lost first, or else closes the connection that keeps the
	 * most: those of the client, if it is the client that has too much.
	 */
	private boolean release(MemoryAccount memory, boolean used) {
		Predicate<LiveSession> condition = memory().isExceeded() ? (session) -> true
				: (session) -> session.host().memory().isOfClient(memory);
		LiveSession eldest = this.lingering.takeEldest(condition);
		if (eldest != null) {
			forgetUnlessBack(eldest);
			return true;
		}
		return used && this.sessions.stream()
			.filter(condition)
			.filter((session) -> session.host().memory().used() > memory.used())
			.sorted(Comparator.comparingLong((LiveSession session) -> session.host().memory().used()).reversed())
			.anyMatch(LiveSession::leave);
	}

	/** Lets go of lost pages, oldest first, before the memory is needed. */
	private void makeRoom() {
		LiveSession eldest = null;
		while (this.runtime.memory().isTight() && (eldest = this.lingering.takeEldest((session) -> true)) != null) {
			forgetUnlessBack(eldest);
		}
		this.runtime.memory().sweep();
	}

	/** The memory that the clients of this node use, and may use. */
	public MemoryAccount memory() {
		return this.runtime.memory().node();
	}

	/** Accept new connections. */
	public void accept() {
		this.draining = false;
	}

	/**
	 * Accept no more connections and frames, and close all connections. A connection is
	 * closed with {@link CloseCode#RESTART} as soon as everything that runs on it is
	 * answered. This code tells the browser that nothing else ran.
	 * @param patience how long running actions may take; after that, connections are
	 * closed with {@link CloseCode#GOING_AWAY}, because an action did not finish
	 * @param goodbye how long to wait then until the connections are closed
	 */
	public void drain(Duration patience, Duration goodbye) {
		this.draining = true;
		this.sessions.forEach(LiveSession::drain);
		if (!Emptiness.await(this.sessions, patience)) {
			this.sessions.forEach((session) -> session.close(CloseCode.GOING_AWAY));
			Emptiness.await(this.sessions, goodbye);
		}
	}

	/**
	 * Get information about the open connections for operators.
	 * @return one entry for each connection
	 */
	public List<ConnectionView> connections() {
		long now = this.time.nanos();
		return this.sessions.stream().map((session) -> session.host().view(now)).toList();
	}

	/**
	 * Get information about the open connection of a page.
	 * @param page id that the page has given itself
	 * @return the information, {@code null} if the page is not connected to this node
	 */
	public @Nullable ConnectionView connectionOf(String page) {
		LiveSession session = this.pages.get(page);
		return (session != null && this.sessions.contains(session)) ? session.host().view(this.time.nanos()) : null;
	}

	/**
	 * Close a connection. Its browser reconnects at once, to this node or another one.
	 * @param id id of the connection
	 * @return {@code false} if there is no such connection
	 */
	public boolean close(String id) {
		return this.sessions.stream().filter((session) -> session.host().id().equals(id)).findFirst().map((session) -> {
			session.close(CloseCode.GOING_AWAY);
			return true;
		}).orElse(false);
	}

	/**
	 * Make instances continue from their last snapshots instead of their state in memory.
	 * @param ids ids of the instances
	 * @return the number of these instances that are awake on this node
	 */
	public int recover(Collection<String> ids) {
		int found = 0;
		for (LiveSession session : ids.isEmpty() ? Set.<LiveSession>of() : this.sessions) {
			for (String id : ids) {
				if (session.recover(id)) {
					found++;
				}
			}
		}
		return found;
	}

	/**
	 * Whether the node accepts no more connections because it is stopping.
	 * @return {@code true} from the beginning of a drain
	 */
	public boolean isDraining() {
		return this.draining;
	}

	/** Number of open connections. */
	public int size() {
		return this.sessions.size();
	}

	/** Number of sleeping component instances. */
	public long sleeping() {
		return this.sessions.stream().mapToLong((session) -> session.host().instances().asleep()).sum();
	}

	WakeUpCalls calls() {
		return this.calls;
	}

	/** Number of lost connections whose components are still in memory. */
	public int lingering() {
		return this.lingering.size();
	}

}
