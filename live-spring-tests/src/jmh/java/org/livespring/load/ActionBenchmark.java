package org.livespring.load;

import java.io.IOException;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.budget.MemoryAccount;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.load.app.LoadApplication;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.Profiler;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.render.RenderScope;
import org.livespring.session.LiveConnection;
import org.livespring.session.LiveSession;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;

/**
 * A whole action, from the text of its frame to the text of its answer, on one thread and
 * without a WebSocket.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ActionBenchmark {

	@Param({ "counter", "jte-counter", "rows", "jte-rows", "sign-up", "jte-sign-up" })
	private String component = "";

	/** What looks on: a profile of all calls, meters, both or nothing. */
	@Param("meters")
	private String watched = "";

	private final FrameCodec codec = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private final ClientCodec client = new ClientCodec(WireForm.COMPACT);

	private final Answers answers = new Answers(this.codec);

	private ConfigurableApplicationContext application;

	private Workload workload;

	private LiveSession session;

	private String id;

	private long requests;

	@Setup
	public void start() throws IOException {
		LoadApplication.compileTemplates();
		this.application = LoadApplication.builder()
			.sources(OneThread.class)
			.run("--server.port=0", "--spring.mustache.check-template-location=false",
				"--spring.freemarker.check-template-location=false", "--live.limits.frames-per-second=100000000", "--live.limits.burst=100000000",
				"--live.monitoring.enabled=" + List.of("meters", "both").contains(this.watched));
		if (List.of("profile", "both").contains(this.watched)) {
			this.application.getBean(Profiler.class).start(ProfileFilter.ALL, Duration.ofHours(1));
		}
		this.workload = workload();
		adopt();
	}

	private Workload workload() {
		return Stream
			.of(Workload.counter(""), Workload.counter("jte-"), Workload.rows(""), Workload.rows("jte-"),
					Workload.form(""), Workload.form("jte-"))
			.filter((workload) -> workload.component().equals(this.component))
			.findFirst()
			.orElseThrow();
	}

	private void adopt() {
		LoadedPage page = LoadedPage
			.get("http://localhost:" + this.application.getEnvironment().getRequiredProperty("local.server.port")
					+ "/page/" + this.component + "?times=1");
		LiveComponentState state = page.components().get(0);
		this.id = state.id();
		HttpCookie cookie = HttpCookie.parse(page.response().headers().firstValue("Set-Cookie").orElseThrow()).get(0);
		Owner owner = new Owner(null, this.application.getBean(BrowserCookies.class)
			.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue()))));
		this.session = this.application.getBean(LiveSessions.class)
			.open(this.answers, owner, new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""), MemoryAccount.UNLIMITED);
		this.session.received(new ClientFrame.ComponentRehydrate(++this.requests, "page",
				List.of(new ClientFrame.OfferedSnapshot(state.snapshot(), state.tag(), null, null))), 0);
	}

	@TearDown
	public void stop() {
		this.application.close();
	}

	@Benchmark
	public Object action() {
		long request = ++this.requests;
		String call = this.client.write(this.workload.call(request, "", this.id, this.answers.seq, false));
		this.session.received(this.codec.readClient(call), call.length());
		if (this.answers.request != request) {
			throw new IllegalStateException("Answered with " + this.answers.text);
		}
		return this.answers.text;
	}

	/** What the client's side of an action costs, to be taken off. */
	@Benchmark
	public Object call() {
		long request = ++this.requests;
		return this.client.write(this.workload.call(request, "", this.id, this.answers.seq, false));
	}

	/** Runs calls where they arrive. */
	@Configuration(proxyBeanMethods = false)
	static class OneThread {

		@Bean
		Executor liveExecutor() {
			return Runnable::run;
		}

	}

	private static final class Answers implements LiveConnection {

		private final FrameCodec codec;

		private long request;

		private long seq;

		private String text = "";

		Answers(FrameCodec codec) {
			this.codec = codec;
		}

		@Override
		public void send(ServerFrame frame) {
			this.text = this.codec.writeServer(frame);
			if (frame instanceof ServerFrame.ActionResponse answer) {
				this.request = answer.requestId();
				this.seq = (answer.seq() != null) ? answer.seq() : this.seq;
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
