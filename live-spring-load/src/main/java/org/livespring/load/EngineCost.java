package org.livespring.load;

import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.budget.MemoryAccount;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.load.app.LoadApplication;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.Profiler;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.session.LiveConnection;
import org.livespring.session.LiveSession;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;

/**
 * Measures the engine alone with one client: an action of a counter from its frame to its
 * answer, without a WebSocket.
 */
final class EngineCost implements AutoCloseable {

	private static final int LEAD = 500;

	private static final int ACTIONS = 1000;

	private final ConfigurableApplicationContext application;

	private final Semaphore answers = new Semaphore(0);

	private final LiveSession session;

	private final String counter;

	private long requests;

	EngineCost(String... properties) throws InterruptedException {
		this.application = LoadApplication.builder()
			.properties("server.address=" + LoadServer.HOST, "server.port=0", "live.limits.frames-per-second=100000000",
					"live.limits.burst=100000000", "logging.level.org=error")
			.properties(properties)
			.run();
		LoadedPage page = LoadedPage.get("http://" + LoadServer.HOST + ":" + address().getPort() + "/page/counter");
		LiveComponentState state = page.component("counter");
		this.counter = state.id();
		this.session = this.application.getBean(LiveSessions.class)
			.open(new Answers(this.answers), owner(page), new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""),
					MemoryAccount.UNLIMITED);
		this.session.received(new ClientFrame.ComponentRehydrate(++this.requests, "page",
				List.of(new ClientFrame.OfferedSnapshot(state.snapshot(), state.tag(), null, null))), 0);
		this.answers.acquire();
	}

	private Owner owner(LoadedPage page) {
		HttpCookie cookie = HttpCookie.parse(page.response().headers().firstValue("Set-Cookie").orElseThrow()).get(0);
		return new Owner(null, this.application.getBean(BrowserCookies.class)
			.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue()))));
	}

	/**
	 * Runs some actions one after the other. The first ones, which follow the turn of
	 * another application, do not count.
	 */
	double turn() throws InterruptedException {
		act(LEAD);
		ThreadTimes before = ThreadTimes.ofAll();
		act(ACTIONS);
		return ThreadTimes.ofAll().since(before) / 1e3 / ACTIONS;
	}

	private void act(int times) throws InterruptedException {
		for (int i = 0; i < times; i++) {
			this.session.received(new ClientFrame.CallAction(++this.requests, this.counter, "increment", 0, null, null),
					0);
			this.answers.acquire();
		}
	}

	/** Returns a turn with a profile of all calls. */
	static Rounds.Turn profiled(EngineCost engine, Rounds.Turn turn) {
		return () -> {
			Profiler profiler = engine.application.getBean(Profiler.class);
			Profile profile = profiler.start(ProfileFilter.ALL, Duration.ofHours(1));
			try {
				return turn.take();
			}
			finally {
				profiler.delete(profile.id());
			}
		};
	}

	/** Returns the address of the application. */
	InetSocketAddress address() {
		return new InetSocketAddress(LoadServer.HOST,
				this.application.getEnvironment().getRequiredProperty("local.server.port", int.class));
	}

	@Override
	public void close() {
		this.application.close();
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
