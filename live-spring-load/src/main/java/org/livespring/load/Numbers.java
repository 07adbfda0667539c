package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A node that publishes increasing numbers to a room, and pages that check that no number
 * is missing.
 *
 * @param run the run
 * @param publisher the node that publishes
 * @param followers the pages in the room
 */
record Numbers(LoadRun run, LoadServer publisher, List<LiveClient> followers) {

	/** Seconds between two checks of the pages while waiting. */
	private static final double LOOK_SECONDS = 0.05;

	/** Sets how many numbers are published per second. */
	void rate(int rate) throws IOException, InterruptedException {
		this.publisher.get("/publish?rate=" + rate);
	}

	/** Returns the milliseconds of the longest call of publish since the last request. */
	double longest() throws IOException, InterruptedException {
		return figure(2) / 1000.0;
	}

	/** Returns the last published number. */
	long last() throws IOException, InterruptedException {
		return figure(0);
	}

	/** Returns the number of calls of publish that the broker refused. */
	long refused() throws IOException, InterruptedException {
		return figure(1);
	}

	private long figure(int index) throws IOException, InterruptedException {
		return Long.parseLong(this.publisher.get("/published").split(" ")[index]);
	}

	/**
	 * Waits until all pages have received a number.
	 * @return seconds it took; more than the limit after a timeout
	 */
	double until(long number, int limit) {
		return until((page) -> (number(page, "last") >= number) ? 0 : 1, limit);
	}

	/** Waits until a value is 0 for all pages. */
	double until(ToLongFunction<LiveClient> left, int limit) {
		long begin = System.nanoTime();
		double seconds = 0;
		while (seconds <= limit && sum(left) > 0) {
			this.run.seconds(LOOK_SECONDS);
			seconds = (System.nanoTime() - begin) / 1e9;
		}
		return seconds;
	}

	static long number(LiveClient page, String property) {
		return page.components().get(0).number(property);
	}

	long sum(String property) {
		return sum((page) -> number(page, property));
	}

	private long sum(ToLongFunction<LiveClient> property) {
		return this.followers.stream().mapToLong(property).sum();
	}

	/**
	 * Reports whether each page received all numbers once and in order, or was told that
	 * some are missing.
	 */
	void report(String who) {
		Report report = this.run.report();
		report.exact(who + ": gaps without a resync", sum("gaps"), 0);
		report.exact(who + ": duplicate or late numbers", sum("repeats"), 0);
		report.tell(who + ": gaps with a resync", sum("resyncs"));
	}

}
