package org.livespring.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.livespring.concurrent.Emptiness;
import org.livespring.identity.Owner;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.LiveRuntime;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.CloseCode;
import org.livespring.render.RenderScope;

/** The live connections of this node. Thread-safe. */
public final class LiveSessions {

	/**
	 * How long components stay alive whose page closed the connection itself: it sleeps,
	 * or the user has left it and comes back at once or never.
	 */
	private static final Duration LEFT = Duration.ofSeconds(5);

	private final LiveRuntime runtime;

	private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicLong opened = new AtomicLong();

	private final Map<String, LiveSession> pages = new ConcurrentHashMap<>();

	private final LingeringSessions lingering;

	private final WakeUpCalls calls;

	private final ComponentMounter mounter;

	private volatile boolean draining;

	public LiveSessions(LiveRuntime runtime) {
		this.runtime = runtime;
		this.lingering = new LingeringSessions(runtime.returns().lingering());
		this.mounter = new ComponentMounter(runtime);
		this.calls = new WakeUpCalls(runtime.returns().adoptions());
	}

	/**
	 * A browser connected.
	 * @param connection its connection
	 * @param owner whom it belongs to
	 * @param scope what components it mounts itself are rendered in
	 * @return its session
	 */
	public LiveSession open(LiveConnection connection, Owner owner, RenderScope scope) {
		String id = Long.toString(this.opened.incrementAndGet());
		return new LiveSession(new SessionHost(id, this.runtime, this.mounter, connection, owner, scope), this);
	}

	/**
	 * The session is known to its connection: from now on its end is noticed, so that it
	 * may be closed.
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
	 * A browser may not connect.
	 * @param code why
	 */
	public void refused(CloseCode code) {
		this.runtime.monitors().tell((monitor) -> monitor.connectionRefused(code));
		if (code == CloseCode.ORIGIN_DENIED) {
			this.runtime.monitors().tell((monitor) -> monitor.securityEvent(SecurityEvent.ORIGIN, null, null));
		}
	}

	/** The connection of a session is gone. */
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
		LiveSession eldest = this.lingering.add(session, System.nanoTime() + grace.toNanos());
		if (eldest != null) {
			forgetUnlessBack(eldest);
		}
	}

	/** How long to wait for a page to come back. */
	private Duration grace(int code) {
		Duration grace = this.runtime.returns().grace();
		boolean never = this.draining || code == CloseCode.CLAIMED_ELSEWHERE.code()
				|| code >= CloseCode.LOGGED_OUT.code();
		if (never) {
			return Duration.ZERO;
		}
		boolean left = code == CloseCode.NORMAL.code() || code == CloseCode.GOING_AWAY.code();
		return (left && grace.compareTo(LEFT) > 0) ? LEFT : grace;
	}

	/** The page may have come back while it was decided that it does not. */
	private void forgetUnlessBack(LiveSession session) {
		String page = session.page();
		if (page != null && this.pages.remove(page, session)) {
			session.discard();
		}
	}

	/** Components came to life while their connection was lost. */
	void discardUnlessAwaited(LiveSession session) {
		String page = session.page();
		if (page == null || this.pages.get(page) != session) {
			session.discard();
		}
	}

	/**
	 * A page said its id: it takes over from an older connection of the same page, which
	 * the network may not have reported lost yet, and inherits its instances.
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

	/** Close connections that have been silent for too long, keep the others alive. */
	public void check() {
		long now = System.nanoTime();
		this.sessions.forEach((session) -> session.check(now));
		this.lingering.takeExpired(now).forEach(this::forgetUnlessBack);
		this.calls.check(now);
	}

	/** Connections may come. */
	public void accept() {
		this.draining = false;
	}

	/**
	 * Take no more connections and frames. A connection is closed with
	 * {@link CloseCode#RESTART} as soon as everything that ran on it is answered, so its
	 * browser knows that nothing else ran.
	 * @param patience how long actions may run; then {@link CloseCode#GOING_AWAY} says
	 * that one did not finish
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
	 * What an operator may know of the connections.
	 * @return one entry each
	 */
	public List<ConnectionView> connections() {
		long now = System.nanoTime();
		return this.sessions.stream().map((session) -> session.host().view(now)).toList();
	}

	/**
	 * Close a connection; its browser comes back at once, to this node or another.
	 * @param id id of the connection
	 * @return {@code false} if there is none
	 */
	public boolean close(String id) {
		return this.sessions.stream().filter((session) -> session.host().id().equals(id)).findFirst().map((session) -> {
			session.close(CloseCode.GOING_AWAY);
			return true;
		}).orElse(false);
	}

	/**
	 * Have instances go on from their last snapshots instead of from what is in memory.
	 * @param ids ids of the instances
	 * @return how many of them live here
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
	 * Whether no more connections are taken, because the node goes away.
	 * @return {@code true} from the beginning of a drain on
	 */
	public boolean isDraining() {
		return this.draining;
	}

	/** Open connections. */
	public int size() {
		return this.sessions.size();
	}

	/** Components that are asleep. */
	public long sleeping() {
		return this.sessions.stream().mapToLong((session) -> session.host().instances().asleep()).sum();
	}

	WakeUpCalls calls() {
		return this.calls;
	}

	/** Lost connections whose components are still alive. */
	public int lingering() {
		return this.lingering.size();
	}

}
