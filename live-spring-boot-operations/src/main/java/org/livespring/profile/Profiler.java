package org.livespring.profile;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;

/**
 * Records calls of components in profiles. Without a running profile nothing is measured.
 * Thread-safe.
 */
public final class Profiler implements LiveMonitor, AutoCloseable {

	private final int profiles;

	private final int capacity;

	private final Map<String, Profile> known = new ConcurrentHashMap<>();

	private final List<Profile> running = new CopyOnWriteArrayList<>();

	private final AtomicInteger last = new AtomicInteger();

	/**
	 * Creates a profiler.
	 * @param profiles most profiles that are kept
	 * @param capacity most calls that a profile keeps
	 */
	public Profiler(int profiles, int capacity) {
		this.profiles = profiles;
		this.capacity = capacity;
	}

	/**
	 * Starts a profile.
	 * @param filter selects the calls to record
	 * @param length time after which it stops by itself
	 * @return the running profile
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if too many profiles are
	 * kept
	 */
	public synchronized Profile start(ProfileFilter filter, Duration length) {
		if (this.known.size() >= this.profiles) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					this.profiles + " profiles are kept; delete one of them first");
		}
		Profile profile = new Profile(String.valueOf(this.last.incrementAndGet()), filter, this.capacity);
		this.known.put(profile.id(), profile);
		profile.start();
		this.running.add(profile);
		CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS).execute(() -> stop(profile.id()));
		return profile;
	}

	/**
	 * Stops a profile and keeps it.
	 * @param id id of a profile
	 * @return the profile, {@code null} if there is none
	 */
	public synchronized @Nullable Profile stop(String id) {
		Profile profile = this.known.get(id);
		if (profile != null) {
			this.running.remove(profile);
			profile.stop();
		}
		return profile;
	}

	/**
	 * Stops a profile and deletes it.
	 * @param id id of a profile
	 * @return whether there was such a profile
	 */
	public synchronized boolean delete(String id) {
		stop(id);
		return this.known.remove(id) != null;
	}

	public @Nullable Profile find(String id) {
		return this.known.get(id);
	}

	/** Returns the profiles that are kept. */
	public Collection<Profile> all() {
		return List.copyOf(this.known.values());
	}

	@Override
	public boolean measuresCalls() {
		return !this.running.isEmpty();
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		List<CallListener> listeners = this.running.stream()
			.map((profile) -> profile.follow(call))
			.filter(Objects::nonNull)
			.toList();
		return listeners.isEmpty() ? null : (ended) -> listeners.forEach((listener) -> listener.ended(ended));
	}

	@Override
	public void close() {
		this.known.keySet().forEach(this::delete);
	}

}
