package org.livespring.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.livespring.RenderScope;
import org.livespring.protocol.CloseCode;

/** The live connections of this node. Thread-safe. */
public final class LiveSessions {

	private final LiveRuntime runtime;

	private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicLong opened = new AtomicLong();

	private final Map<String, LiveSession> pages = new ConcurrentHashMap<>();

	/** Why no connection is wanted any more. */
	private volatile @Nullable CloseCode closing;

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
		LiveSession session = new LiveSession(Long.toString(this.opened.incrementAndGet()), this.runtime, this,
				connection, owner, scope);
		this.sessions.add(session);
		CloseCode closing = this.closing;
		if (closing != null) {
			session.close(closing);
		}
		return session;
	}

	/**
	 * A browser may not connect.
	 * @param code why
	 */
	public void refused(CloseCode code) {
		this.runtime.monitor().connectionRefused(code);
		if (code == CloseCode.ORIGIN_DENIED) {
			this.runtime.monitor().securityEvent(SecurityEvent.ORIGIN, null, null);
		}
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
		this.closing = null;
	}

	/**
	 * Close all connections, and those that still come.
	 * @param code why
	 * @param patience how long to wait until they are closed
	 */
	public void closeAll(CloseCode code, Duration patience) {
		this.closing = code;
		this.sessions.forEach((session) -> session.close(code));
		long end = System.nanoTime() + patience.toNanos();
		synchronized (this.sessions) {
			long left = patience.toMillis();
			while (!this.sessions.isEmpty() && left > 0) {
				try {
					this.sessions.wait(left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return;
				}
				left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			}
		}
	}

	/**
	 * What an operator may know of the connections.
	 * @return one entry each
	 */
	public List<ConnectionView> connections() {
		long now = System.nanoTime();
		return this.sessions.stream().map((session) -> session.view(now)).toList();
	}

	/**
	 * Close a connection; its browser comes back at once, to this node or another.
	 * @param id id of the connection
	 * @return {@code false} if there is none
	 */
	public boolean close(String id) {
		return this.sessions.stream().filter((session) -> session.id().equals(id)).findFirst().map((session) -> {
			session.close(CloseCode.RESTART);
			return true;
		}).orElse(false);
	}

	/**
	 * Send the browsers of instances everything made anew from what these hold.
	 * @param ids ids of the instances
	 * @return how many of them live here
	 */
	public int recover(Collection<String> ids) {
		int found = 0;
		for (LiveSession session : this.sessions) {
			for (String id : ids) {
				LiveInstance instance = session.find(id);
				if (instance != null) {
					instance.recover();
					found++;
				}
			}
		}
		return found;
	}

	/** Whether connections are refused because the node goes away. */
	public boolean isClosing() {
		return this.closing != null;
	}

	public int size() {
		return this.sessions.size();
	}

}
