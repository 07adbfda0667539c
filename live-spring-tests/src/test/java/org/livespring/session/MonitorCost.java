package org.livespring.session;

import java.net.HttpCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.RenderScope;
import org.livespring.autoconfigure.LiveProfilerAutoConfiguration;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.Profiler;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.test.LiveComponentState;
import org.livespring.test.LivePage;
import org.livespring.test.app.TestApplication;

/**
 * What watching costs, on a machine that has other things to do as well: applications
 * that are watched differently take turns in one JVM, and the fastest tenth of their
 * turns counts. Run by {@code mvn -Pload -pl live-spring-tests -am verify -DskipTests
 * -Dload.main=org.livespring.session.MonitorCost}.
 */
final class MonitorCost {

	private static final int WARMUP = 40;

	private static final int TURNS = 300;

	private static final int ACTIONS = 200;

	private final String name;

	private final ConfigurableApplicationContext application;

	private final Semaphore answers = new Semaphore(0);

	private final List<Double> turns = new ArrayList<>();

	private final LiveSession session;

	private final String counter;

	private long requests;

	private MonitorCost(String name, boolean profiled, String... properties) throws InterruptedException {
		this.name = name;
		this.application = TestApplication.start(
				Stream
					.concat(Stream.of("live.limits.frames-per-second=100000000", "live.limits.burst=100000000"),
							Stream.of(properties))
					.toArray(String[]::new));
		if (profiled) {
			this.application.getBean(Profiler.class).start(ProfileFilter.ALL, Duration.ofHours(1));
		}
		LivePage page = LivePage.get(TestApplication.url(this.application, "/page/counter"));
		LiveComponentState state = page.component("counter");
		this.counter = state.id();
		this.session = this.application.getBean(LiveSessions.class)
			.open(new Answers(this.answers), owner(page), new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""));
		this.session.received(new ClientFrame.ComponentRehydrate(++this.requests, "page",
				List.of(new ClientFrame.OfferedSnapshot(state.snapshot(), state.tag(), null, null))));
		this.answers.acquire();
	}

	private Owner owner(LivePage page) {
		HttpCookie cookie = HttpCookie.parse(page.response().headers().firstValue("Set-Cookie").orElseThrow()).get(0);
		return new Owner(null, this.application.getBean(BrowserCookies.class)
			.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue()))));
	}

	private void turn(boolean counts) throws InterruptedException {
		long begun = System.nanoTime();
		for (int i = 0; i < ACTIONS; i++) {
			this.session
				.received(new ClientFrame.CallAction(++this.requests, this.counter, "increment", 0, null, null));
			this.answers.acquire();
		}
		if (counts) {
			this.turns.add((System.nanoTime() - begun) / 1000.0 / ACTIONS);
		}
	}

	/** Mean of the fastest tenth, in microseconds an action. */
	private double micros() {
		return this.turns.stream().sorted().limit(TURNS / 10).mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	public static void main(String[] arguments) throws InterruptedException {
		String off = "live.monitoring.enabled=false";
		List<MonitorCost> all = List.of(
				new MonitorCost("nothing there", false, off,
						"spring.autoconfigure.exclude=" + LiveProfilerAutoConfiguration.class.getName()),
				new MonitorCost("off", false, off), new MonitorCost("meters", false),
				new MonitorCost("profile", true, off), new MonitorCost("meters and profile", true));
		for (int turn = 0; turn < WARMUP + TURNS; turn++) {
			for (MonitorCost one : all) {
				one.turn(turn >= WARMUP);
			}
		}
		double base = all.get(0).micros();
		for (MonitorCost one : all) {
			System.out.printf("%-20s %8.2f us an action %+7.1f %%%n", one.name, one.micros(),
					(one.micros() / base - 1) * 100);
			one.application.close();
		}
		System.exit(0);
	}

	private record Answers(Semaphore answers) implements LiveConnection {

		@Override
		public void send(ServerFrame frame) {
			if (frame instanceof ServerFrame.ActionResponse || frame instanceof ServerFrame.ComponentRehydrated) {
				this.answers.release();
			}
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

}
