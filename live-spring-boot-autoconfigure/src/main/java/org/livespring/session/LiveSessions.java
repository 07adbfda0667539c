package org.livespring.session;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.livespring.RenderScope;
import org.livespring.protocol.CloseCode;

/** The live connections of this node. Thread-safe. */
public final class LiveSessions {

	private final LiveRuntime runtime;

	private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();

	private final Map<String, LiveSession> pages = new ConcurrentHashMap<>();

	private volatile boolean draining;

	public LiveSessions(LiveRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * A browser connected.
	 * @param connection its connection
	 * @param owner whom it belongs to
	 * @param scope what components it mounts itself are rendered in
	 * @return its session
	 */
	public LiveSession open(LiveConnection connection, Owner owner, RenderScope scope) {
		LiveSession session = new LiveSession(this.runtime, this, connection, owner, scope);
		this.sessions.add(session);
		if (this.draining) {
			session.drain();
		}
		return session;
	}

	void closed(LiveSession session) {
		synchronized (this.sessions) {
			this.sessions.remove(session);
			this.sessions.notifyAll();
		}
		String page = session.page();
		if (page != null) {
			this.pages.remove(page, session);
		}
	}

	/**
	 * A page said its id: it takes over from an older connection of the same page, which
	 * the network may not have reported lost yet.
	 * @return the instances that are still alive there
	 */
	Map<String, LiveInstance> claim(String page, LiveSession session) {
		AtomicReference<LiveSession> replaced = new AtomicReference<>();
		this.pages.compute(page, (id, older) -> {
			if (older != null && !older.owner().isSame(session.owner())) {
				return older;
			}
			replaced.set(older);
			return session;
		});
		LiveSession older = replaced.get();
		return (older != null && older != session) ? older.release() : Map.of();
	}

	/** Close connections that have been silent for too long, keep the others alive. */
	public void check() {
		long now = System.nanoTime();
		this.sessions.forEach((session) -> session.check(now));
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
		if (!awaitClosed(patience)) {
			this.sessions.forEach((session) -> session.close(CloseCode.GOING_AWAY));
			awaitClosed(goodbye);
		}
	}

	private boolean awaitClosed(Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		synchronized (this.sessions) {
			long left = patience.toMillis();
			while (!this.sessions.isEmpty() && left > 0) {
				try {
					this.sessions.wait(left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					break;
				}
				left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			}
			return this.sessions.isEmpty();
		}
	}

	public boolean isDraining() {
		return this.draining;
	}

	public int size() {
		return this.sessions.size();
	}

}
