package org.livespring.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;

/**
 * A recording of calls. It keeps the newest calls up to a limit and can be read while it
 * runs. Thread-safe.
 */
public final class Profile {

	private static final int MOST_PAUSES = 1000;

	private static final int MOST_SLOW = 25;

	/**
	 * Nanoseconds between two readings of the used heap; a reading is too slow for each
	 * call.
	 */
	private static final long HEAP_INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

	private final String id;

	private final ProfileFilter filter;

	private final Instant begun = Instant.now();

	private final long origin = System.nanoTime();

	/** Number of matching calls; counted only if not all of them are recorded. */
	private final AtomicLong seen = new AtomicLong();

	private final AtomicLong recorded = new AtomicLong();

	/** A ring buffer without locks, so that calls do not wait for each other. */
	private final AtomicReferenceArray<@Nullable ProfiledCall> calls;

	private final GcWatch gc = new GcWatch(this::paused);

	/** Used heap in bytes at the last reading. */
	private volatile long heap = usedHeap();

	private volatile long heapRead = this.origin;

	/** Guarded by this. */
	private final Deque<GcPause> pauses = new ArrayDeque<>();

	/** How long the profile recorded; set once, when it stops. */
	private volatile @Nullable Duration length;

	Profile(String id, ProfileFilter filter, int capacity) {
		this.id = id;
		this.filter = filter;
		this.calls = new AtomicReferenceArray<>(capacity);
	}

	void start() {
		this.gc.start();
	}

	void stop() {
		this.gc.stop();
		synchronized (this) {
			if (this.length == null) {
				this.length = Duration.ofNanos(System.nanoTime() - this.origin);
			}
		}
	}

	/** Returns a listener for a call, {@code null} if the call is not recorded. */
	@Nullable CallListener follow(LiveCall call) {
		if (!this.filter.matches(call) || !isNext()) {
			return null;
		}
		long before = heapAt(call.started());
		return (ended) -> {
			long after = heapAt(ended.started() + ended.duration());
			record(ProfiledCall.of(ended, this.origin, before, after));
		};
	}

	private boolean isNext() {
		return this.filter.every() == 1 || this.seen.getAndIncrement() % this.filter.every() == 0;
	}

	private void record(ProfiledCall call) {
		if (this.length == null) {
			this.calls.setRelease((int) (this.recorded.getAndIncrement() % this.calls.length()), call);
		}
	}

	private synchronized void paused(GcPause pause) {
		if (this.length == null) {
			if (this.pauses.size() == MOST_PAUSES) {
				this.pauses.remove();
			}
			this.pauses.add(pause);
		}
	}

	private long heapAt(long now) {
		if (now - this.heapRead >= HEAP_INTERVAL) {
			this.heapRead = now;
			this.heap = usedHeap();
		}
		return this.heap;
	}

	private static long usedHeap() {
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	public String id() {
		return this.id;
	}

	public ProfileFilter filter() {
		return this.filter;
	}

	/** Returns when it began. */
	public Instant begun() {
		return this.begun;
	}

	/**
	 * Returns how long it recorded.
	 * @return the time until it was stopped, or until now
	 */
	public Duration length() {
		Duration length = this.length;
		return (length != null) ? length : Duration.ofNanos(System.nanoTime() - this.origin);
	}

	public boolean isRunning() {
		return this.length == null;
	}

	/**
	 * Returns how many calls were recorded.
	 * @return their number, of which only the newest are {@linkplain #calls() kept}
	 */
	public long recorded() {
		return this.recorded.get();
	}

	/**
	 * * Returns the calls that are kept.
	 * @return a copy, in the order of their start
	 */
	public List<ProfiledCall> calls() {
		// A nested call comes after the call that made it
		return IntStream.range(0, this.calls.length())
			.mapToObj(this.calls::getAcquire)
			.filter(Objects::nonNull)
			.sorted(Comparator.comparingLong(ProfiledCall::start)
				.thenComparing(ProfiledCall::nanos, Comparator.reverseOrder()))
			.toList();
	}

	/**
	 * Returns the kept calls that took longest.
	 * @return at most 25, slowest first
	 */
	public List<ProfiledCall> slowest() {
		return calls().stream()
			.sorted(Comparator.comparingLong(ProfiledCall::nanos).reversed())
			.limit(MOST_SLOW)
			.toList();
	}

	/**
	 * Returns the pauses of the garbage collectors.
	 * @return a copy, oldest first
	 */
	public synchronized List<GcPause> pauses() {
		return List.copyOf(this.pauses);
	}

}
