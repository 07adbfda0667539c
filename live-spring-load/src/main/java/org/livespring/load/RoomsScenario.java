package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes to a room on two nodes, while the connections of its members are cut
 * repeatedly and new pages connect.
 */
final class RoomsScenario implements Scenario {

	private static final int MEMBERS = 100;

	private static final int RATE = 400;

	/** Numbers per second while new pages connect, and at the end. */
	private static final int SLOW_RATE = 50;

	/**
	 * Longest time in milliseconds between two cuts, and between the rendering of a page
	 * and its connection.
	 */
	private static final int MOST_MILLIS = 2000;

	private static final int LIMIT_SECONDS = 30;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options().withRedis())) {
			stream(run, cluster);
			pages(run, cluster);
			run.totals().balance().report(run.report());
		}
	}

	private static void stream(LoadRun run, Cluster cluster) throws IOException, InterruptedException {
		List<LiveClient> members = cluster.open(run.loop(), run.totals(), Workload.FEED,
				run.options().connections(MEMBERS), 1, 0);
		Numbers numbers = new Numbers(run, cluster.node(0), members);
		AtomicBoolean cutting = new AtomicBoolean(true);
		members.forEach((member) -> CutsScenario.cutLater(run, member, MOST_MILLIS, cutting::get));
		numbers.rate(run.options().rate(RATE));
		while (numbers.last() < run.options().messages()) {
			run.seconds(0.5);
		}
		cutting.set(false);
		numbers.rate(SLOW_RATE);
		run.await(() -> members.stream().allMatch(LiveClient::isReady), "not all members came back");
		// A member that was told of missing numbers notices it with the next number
		run.seconds(3);
		numbers.rate(0);
		run.seconds(0.5);
		long last = numbers.last();
		run.report()
			.tell("numbers", last + " to " + members.size() + " members on " + cluster.nodes().size() + " nodes");
		run.report().tell("components restored", run.totals().balance().returned);
		run.report()
			.atMost("all members have all numbers after", numbers.until(last, LIMIT_SECONDS), LIMIT_SECONDS, "s");
		run.report().exact("members without all numbers", behind(members, last), 0);
		run.report().exact("numbers refused by the broker", numbers.refused(), 0);
		numbers.report("members");
		members.forEach(LiveClient::close);
	}

	/** Opens pages that connect some time after they were rendered. */
	private static void pages(LoadRun run, Cluster cluster) throws IOException, InterruptedException {
		List<LiveClient> pages = new ArrayList<>();
		Numbers numbers = new Numbers(run, cluster.node(0), pages);
		numbers.rate(SLOW_RATE);
		run.seconds(1);
		for (int i = 0; i < run.options().pages(); i++) {
			LiveClient page = cluster.page(i, run.loop(), run.totals(), Workload.FEED, 1, 0);
			pages.add(page);
			run.loop().after(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MOST_MILLIS)), page::start);
			run.seconds(0.01);
		}
		run.seconds(MOST_MILLIS / 1000.0);
		numbers.rate(0);
		long last = numbers.last();
		numbers.until(last, LIMIT_SECONDS);
		run.report().exact("of " + pages.size() + " pages, those without all numbers", behind(pages, last), 0);
		numbers.report("pages");
		pages.forEach(LiveClient::close);
	}

	private static long behind(List<LiveClient> members, long last) {
		return members.stream().filter((member) -> Numbers.number(member, "last") != last).count();
	}

}
