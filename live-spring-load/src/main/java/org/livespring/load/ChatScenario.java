package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.livespring.load.app.SampleServer;

/**
 * Fills rooms of the sample's chat, one after the other, and measures what members cost:
 * who comes in a burst, says something, types and leaves.
 */
final class ChatScenario implements Scenario {

	private static final List<Integer> SIZES = List.of(50, 400, 1000, 2000, 5000, 10_000);

	private static final int MESSAGES = 30;

	private static final int TYPING = 5;

	/** Members of a room that warms up the server. */
	private static final int FEW = 50;

	/** Scripts that all get each of many messages. */
	private static final int SCRIPTS = 1000;

	private static final int FLOOD = 100;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (LoadServer server = server(run.options())) {
			warmUp(run, server);
			System.out
				.println("  members   page CPU       join   message, each  typing, each   leaving    first       last");
			for (int size : sizes(run.options().members())) {
				measure(size, run, server);
			}
			flood(run, server);
		}
	}

	private static LoadServer server(LoadOptions options) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(BusyScenario.NO_LIMITS);
		arguments.addAll(List.of("--live.state.grace=1s", "--server.tomcat.max-connections=20000",
				"--live.rooms.history.rules[0].rooms=chat:*", "--live.rooms.history.rules[0].length=200"));
		arguments.addAll(options.server());
		// The time of a compiler thread that ended could not be told from that of others
		List<String> jvm = new ArrayList<>(List.of("-XX:-UseDynamicNumberOfCompilerThreads"));
		jvm.addAll(options.jvm());
		return new LoadServer(SampleServer.class, jvm, arguments).awaitStart();
	}

	private static List<Integer> sizes(int most) {
		return Stream.concat(SIZES.stream().filter((size) -> size < most), Stream.of(most)).toList();
	}

	private static void warmUp(LoadRun run, LoadServer server) throws IOException, InterruptedException {
		long end = System.nanoTime() + run.options().warmUp().toNanos();
		for (int i = 0; System.nanoTime() < end; i++) {
			ChatRoom room = new ChatRoom(run, server, "warm-up-" + i);
			room.open(FEW);
			room.connect();
			room.talk(MESSAGES, new Meter(), new Meter());
			room.type(1);
			room.leave();
		}
	}

	private static void measure(int size, LoadRun run, LoadServer server) throws IOException, InterruptedException {
		ChatRoom room = new ChatRoom(run, server, "room-" + size);
		Meter first = new Meter();
		Meter last = new Meter();
		double page = millis(room.cost(() -> room.open(size)), size);
		double join = millis(room.cost(room::connect), size);
		double message = 1000 * millis(room.cost(() -> room.talk(MESSAGES, first, last)), MESSAGES * size);
		// Somebody begins to type, and ends it
		double typing = 1000 * millis(room.cost(() -> room.type(TYPING)), 2 * TYPING * size);
		double leaving = millis(room.cost(room::leave), size);
		System.out.printf(Locale.ROOT,
				"  %7d  %6.2f ms  %6.2f ms      %7.1f us     %7.1f us  %5.2f ms  %5.1f ms  %6.1f ms%n", size, page,
				join, message, typing, leaving, first.percentile(50), last.percentile(50));
		report(size, join, message, last.percentile(50), run.report());
	}

	private static void report(int size, double join, double message, double last, Report report) {
		report.atMost(size + " members: CPU of a join", join, 1, "ms");
		report.atMost(size + " members: CPU of a message for each", message, 15, "us");
		if (size == 1000) {
			report.atMost("the last of 1000 has a message after", last, 60, "ms");
		}
	}

	/** Sends events to scripts, which get each event in a frame of its own. */
	private static void flood(LoadRun run, LoadServer server) throws IOException, InterruptedException {
		ChatRoom room = new ChatRoom(run, server, "flood");
		room.join(SCRIPTS);
		ChatMember speaker = room.speaker((frame) -> {
		});
		room.flood(FLOOD, speaker);
		double[] seconds = new double[1];
		Duration cpu = room.cost(() -> seconds[0] = room.flood(FLOOD, speaker));
		int deliveries = FLOOD * SCRIPTS;
		run.report().tell("events to " + SCRIPTS + " scripts, each a second", (int) (deliveries / seconds[0]));
		run.report().atMost("CPU of an event for each script", 1000 * millis(cpu, deliveries), 12.5, "us");
		speaker.close();
		room.leave();
	}

	private static double millis(Duration cpu, int times) {
		return cpu.toNanos() / 1e6 / times;
	}

}
