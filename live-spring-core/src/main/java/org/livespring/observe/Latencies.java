package org.livespring.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * How long calls took, counted in buckets whose limits grow by a fifth, so that those of
 * several seconds and nodes can be added. Not thread-safe.
 */
public final class Latencies {

	/** Limit of the first bucket in nanoseconds. */
	private static final double FIRST = 10_000;

	private static final double GROWTH = Math.log(1.2);

	/** The last bucket begins at about ten minutes. */
	private static final int BUCKETS = 100;

	private final long[] counts = new long[BUCKETS];

	private long total;

	private long slowest;

	/**
	 * Count a call.
	 * @param nanos how long it took
	 */
	public void record(long nanos) {
		this.counts[bucket(nanos)]++;
		this.total++;
		this.slowest = Math.max(this.slowest, nanos);
	}

	private static int bucket(long nanos) {
		if (nanos <= FIRST) {
			return 0;
		}
		return Math.min(BUCKETS - 1, (int) Math.ceil(Math.log(nanos / FIRST) / GROWTH));
	}

	/**
	 * Count the calls that were counted elsewhere.
	 * @param other their latencies
	 */
	public void add(Latencies other) {
		for (int i = 0; i < BUCKETS; i++) {
			this.counts[i] += other.counts[i];
		}
		this.total += other.total;
		this.slowest = Math.max(this.slowest, other.slowest);
	}

	/**
	 * How many calls were counted.
	 * @return the number
	 */
	public long total() {
		return this.total;
	}

	/**
	 * How long the slowest call took.
	 * @return nanoseconds, 0 without calls
	 */
	public long slowest() {
		return this.slowest;
	}

	/**
	 * What a share of the calls did not exceed.
	 * @param share a share, from 0 to 1
	 * @return nanoseconds, at most a fifth too many; 0 without calls
	 */
	public long quantile(double share) {
		long rank = (long) Math.ceil(share * this.total);
		long seen = 0;
		for (int i = 0; i < BUCKETS && this.total > 0; i++) {
			seen += this.counts[i];
			if (seen >= rank && seen > 0) {
				return Math.min(this.slowest, (long) (FIRST * Math.exp(i * GROWTH)));
			}
		}
		return 0;
	}

	/**
	 * Write them into a message.
	 * @return number and count of each bucket that is not empty, then the slowest
	 */
	public List<Long> write() {
		List<Long> written = new ArrayList<>();
		for (int i = 0; i < BUCKETS; i++) {
			if (this.counts[i] > 0) {
				written.add((long) i);
				written.add(this.counts[i]);
			}
		}
		if (this.total > 0) {
			written.add(this.slowest);
		}
		return written;
	}

	/**
	 * Read them from a message.
	 * @param written what was written
	 * @return the latencies
	 */
	public static Latencies read(List<Long> written) {
		Latencies latencies = new Latencies();
		for (int i = 0; i + 1 < written.size(); i += 2) {
			int bucket = (int) Math.min(BUCKETS - 1, Math.max(0, written.get(i)));
			latencies.counts[bucket] += written.get(i + 1);
			latencies.total += written.get(i + 1);
		}
		if (written.size() % 2 == 1) {
			latencies.slowest = written.get(written.size() - 1);
		}
		return latencies;
	}

}
