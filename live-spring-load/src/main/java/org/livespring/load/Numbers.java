package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Numbers that a node publishes into a room, and pages that compare each one with the
 * next.
 *
 * @param run the run
 * @param publisher the node
 * @param followers the pages
 */
record Numbers(LoadRun run, LoadServer publisher, List<LiveClient> followers) {

	/** How often pages are looked at while something is awaited. */
	private static final double LOOK_SECONDS = 0.05;

	/** Publish so many a second from now on. */
	void rate(int rate) throws IOException, InterruptedException {
		this.publisher.get("/publish?rate=" + rate);
	}

	/** Milliseconds of the longest call since the last time. */
	double longest() throws IOException, InterruptedException {
		return figure(2) / 1000.0;
	}

	/** The last one published. */
	long last() throws IOException, InterruptedException {
		return figure(0);
	}

	/** Calls that were refused. */
	long refused() throws IOException, InterruptedException {
		return figure(1);
	}

	private long figure(int index) throws IOException, InterruptedException {
		return Long.parseLong(this.publisher.get("/published").split(" ")[index]);
	}

	/**
	 * Wait until all pages know a number.
	 * @return seconds it took, more than the limit if they do not by then
	 */
	double until(long number, int limit) {
		return until((page) -> (number(page, "last") >= number) ? 0 : 1, limit);
	}

	/** Wait until no page has anything left of something. */
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

	/** Whether every page had all numbers once and in order, or was told. */
	void report(String who) {
		Report report = this.run.report();
		report.exact(who + ": gaps that nobody told of", sum("gaps"), 0);
		report.exact(who + ": numbers that came twice or too late", sum("repeats"), 0);
		report.tell(who + ": gaps that were told, and resynced", sum("resyncs"));
	}

}
