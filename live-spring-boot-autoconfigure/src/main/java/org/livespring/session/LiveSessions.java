package org.livespring.session;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.livespring.RenderScope;
import org.livespring.protocol.CloseCode;

/** The live connections of this node. Thread-safe. */
public final class LiveSessions {

	private final LiveRuntime runtime;

	private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();

	private final Map<String, LiveSession> pages = new ConcurrentHashMap<>();

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
		return session;
	}

	void closed(LiveSession session) {
		this.sessions.remove(session);
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
		LiveSession older = this.pages.put(page, session);
		return (older != null && older != session) ? older.release() : Map.of();
	}

	/** Close connections that have been silent for too long, keep the others alive. */
	public void check() {
		long now = System.nanoTime();
		this.sessions.forEach((session) -> session.check(now));
	}

	/** Close all connections. */
	public void closeAll(CloseCode code) {
		this.sessions.forEach((session) -> session.close(code));
	}

	public Collection<LiveSession> all() {
		return Set.copyOf(this.sessions);
	}

	public int size() {
		return this.sessions.size();
	}

}
