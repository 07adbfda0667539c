package org.livespring.session;

import java.lang.management.ManagementFactory;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.ObjectName;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.budget.MemoryAccount;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No map grows by the names that a client makes up. {@code -Dlive.test.names=1000000} is
 * the number for each kind of name.
 */
class ManyNamesIntegrationTests {

	private static final int NAMES = Integer.getInteger("live.test.names", 20_000);

	/** Fewer than a tenth of the names of one kind. */
	private static final int NOISE = 2000;

	private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");

	private static final List<String> CLASSES = List.of("java.lang.String", "java.util.HashMap$Node",
			"java.util.LinkedHashMap$Entry", "java.util.concurrent.ConcurrentHashMap$Node", "java.util.TreeMap$Entry");

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.limits.frames-per-second=1000000000",
			"live.limits.burst=1000000000", "live.limits.mailbox=1000000");

	private final JsonMapper mapper = JsonMapper.shared();

	private long request = 10;

	@Test
	void noMapGrowsByNamesOfAClient() throws Exception {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		Answers answers = new Answers();
		LiveSession session = open(page, answers);
		session.received(new ClientFrame.ComponentRehydrate(1L, "page",
				List.of(new ClientFrame.OfferedSnapshot(counter.snapshot(), counter.tag(), null, null))), 0);
		Awaitility.await().until(() -> answers.count.get() > 0);
		send(session, answers, counter.id(), "first", 2000);
		Map<String, Long> before = objects();
		send(session, answers, counter.id(), "further", NAMES);
		Map<String, Long> after = objects();
		after.forEach((name, count) -> {
			if (count - before.getOrDefault(name, 0L) > 2000) {
				System.out.println("GREW " + name + " " + (count - before.getOrDefault(name, 0L)));
			}
		});
		assertThat(CLASSES)
			.allSatisfy((name) -> assertThat(after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L)).as(name)
				.isLessThan(NOISE));
		session.closed(CloseCode.NORMAL.code());
	}

	private void send(LiveSession session, Answers answers, String id, String prefix, int names) {
		for (int i = 0; i < names; i++) {
			String name = prefix + i;
			ObjectNode values = this.mapper.createObjectNode().put(name, name);
			int expected = answers.count.get() + 9;
			session.received(new ClientFrame.CallAction(next(), id, name, 0, null, null), 0);
			session.received(new ClientFrame.CallAction(next(), name, "increment", 0, null, null), 0);
			session.received(new ClientFrame.CallAction(next(), id, "nothing", 0, values, List.of(name)), 0);
			session.received(new ClientFrame.PropertyUpdate(next(), id, 0, values, null), 0);
			session.received(new ClientFrame.ComponentMount(next(), name, values), 0);
			session.received(new ClientFrame.ComponentUnmount(next(), name), 0);
			session.received(new ClientFrame.ComponentRehydrate(next(), name,
					List.of(new ClientFrame.OfferedSnapshot(name, name, null, null))), 0);
			session.received(new ClientFrame.Resync(next(), name + "/" + name), 0);
			session.received(new ClientFrame.RoomLeave(next(), name), 0);
			Awaitility.await()
				.pollInterval(Duration.ofMillis(1))
				.pollDelay(Duration.ZERO)
				.until(() -> answers.count.get() >= expected);
		}
	}

	private long next() {
		return ++this.request;
	}

	/** Counts the objects that are still referenced, by class. */
	private static Map<String, Long> objects() throws Exception {
		String table = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return LINE.matcher(table)
			.results()
			.collect(Collectors.toMap((line) -> line.group(2), (line) -> Long.valueOf(line.group(1)), Long::sum));
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
