package org.livespring.metrics;

import java.net.HttpCookie;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.budget.MemoryAccount;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.session.LiveConnection;
import org.livespring.session.LiveSession;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that clients make up are no tags. */
class MeterCardinalityTests {

	private static final int NAMES = 100_000;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.limits.frames-per-second=100000000",
			"live.limits.burst=100000000", "live.limits.mailbox=1000000", "live.limits.client-bandwidth=1GB");

	@Test
	void hostileNamesLeaveFewMeters() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		Answers answers = new Answers();
		LiveSession session = open(page, answers);
		session.received(new ClientFrame.ComponentRehydrate(1L, "page",
				List.of(new ClientFrame.OfferedSnapshot(counter.snapshot(), counter.tag(), null, null))), 0);
		Awaitility.await().until(() -> answers.count.get() > 0);
		answers.count.set(0);
		for (int i = 0; i < NAMES / 2; i++) {
			session.received(new ClientFrame.CallAction(i + 2L, counter.id(), "hostile-" + i, 0, null, null), 0);
			session.received(
					new ClientFrame.ComponentMount(i + 2L, "hostile-" + i, JsonMapper.shared().createObjectNode()), 0);
		}
		Awaitility.await().until(() -> answers.count.get() >= NAMES);
		List<String> meters = application.bean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().toString())
			.filter((id) -> id.contains("live."))
			.toList();
		assertThat(meters).hasSizeBetween(20, 200).noneMatch((id) -> id.contains("hostile"));
		assertThat(application.bean(MeterRegistry.class)
			.get("live.actions")
			.tags("component", "counter", "action", "other", "outcome", "refused")
			.timer()
			.count()).isEqualTo(NAMES / 2);
		session.closed(CloseCode.NORMAL.code());
	}

	private static LiveSession open(LoadedPage page, LiveConnection connection) {
		HttpCookie cookie = HttpCookie.parse(page.response().headers().firstValue("Set-Cookie").orElseThrow()).get(0);
		List<String> bindings = application.bean(BrowserCookies.class)
			.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue())));
		return application.bean(LiveSessions.class)
			.open(connection, new Owner(null, bindings), new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""),
					MemoryAccount.UNLIMITED);
	}

	/** Counts what it is sent. */
	private static final class Answers implements LiveConnection {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public void send(ServerFrame frame) {
			this.count.incrementAndGet();
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

}
