package org.livespring.observe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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

import org.livespring.diff.Patch;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.Profiler;
import org.livespring.test.app.TestApplication;

/** What it costs to measure the phases that the action of a counter has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class MonitorBenchmark {

	private static final Patch HTML = Patch.between("<p>1</p>", "<p>2</p>");

	private static final Patch STATE = Patch.between("{\"count\":1}", "{\"count\":2}");

	@Param({ "off", "profile", "meters", "both" })
	String watched;

	private ConfigurableApplicationContext application;

	private LiveMonitors monitors;

	@Setup
	public void start() {
		boolean meters = this.watched.equals("meters") || this.watched.equals("both");
		this.application = TestApplication.start("live.monitoring.enabled=" + meters);
		List<LiveMonitor> monitors = this.application.getBeanProvider(LiveMonitor.class).orderedStream().toList();
		this.monitors = new LiveMonitors(monitors);
		if (this.watched.equals("profile") || this.watched.equals("both")) {
			this.application.getBean(Profiler.class).start(ProfileFilter.ALL, Duration.ofHours(1));
		}
	}

	@TearDown
	public void stop() {
		this.application.close();
	}

	@Benchmark
	public Object action() {
		LiveMonitors monitors = this.monitors;
		long submitted = monitors.measureCalls() ? System.nanoTime() : 0;
		LiveCall call = monitors.measureCalls()
				? LiveCall.begin(monitors, CallKind.ACTION, "counter", "increment", "instance", "connection", submitted)
				: LiveCall.UNHEARD;
		call.enter(LivePhase.RESOLVE);
		call.enter(LivePhase.ACTION);
		call.enter(LivePhase.VIEW);
		call.enter(LivePhase.RENDER);
		call.enter(LivePhase.DIFF);
		call.enter(LivePhase.SIGN);
		call.signed("snapshot");
		call.enter(LivePhase.DIFF);
		call.sent(HTML, STATE);
		call.enter(LivePhase.SEND);
		call.enter(null);
		call.end();
		return call;
	}

}
