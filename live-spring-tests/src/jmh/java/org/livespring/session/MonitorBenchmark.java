package org.livespring.session;

import java.net.HttpCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

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

/** An action from its frame to its answer, with more and less that watches it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(3)
public class MonitorBenchmark {

	/**
	 * What watches: nothing that could be turned on, nothing that is on, meters and
	 * statistics as by default, a profile of all calls only.
	 */
	@Param({ "NOTHING", "OFF", "METERS", "PROFILE" })
	public Watching watching;

	private final Semaphore answers = new Semaphore(0);

	private ConfigurableApplicationContext application;

	private LiveSession session;

	private String counter;

	private long requests;

	@Setup(Level.Trial)
	public void start() throws InterruptedException {
		this.application = TestApplication.start("live.monitoring.enabled=" + (this.watching == Watching.METERS),
				"spring.autoconfigure.exclude="
						+ ((this.watching == Watching.NOTHING) ? LiveProfilerAutoConfiguration.class.getName() : ""),
				"live.limits.frames-per-second=100000000", "live.limits.burst=100000000");
		if (this.watching == Watching.PROFILE) {
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
		return new Owner(null,
				this.application.getBean(BrowserCookies.class)
					.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue()))));
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.application.close();
	}

	@Benchmark
	public void action() throws InterruptedException {
		this.session.received(new ClientFrame.CallAction(++this.requests, this.counter, "increment", 0, null, null));
		this.answers.acquire();
	}

	/** What watches. */
	public enum Watching {

		NOTHING, OFF, METERS, PROFILE

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
