package org.livespring.session;

import java.net.HttpCookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.budget.MemoryAccount;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.render.RenderScope;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A page comes back on a new connection while the old one still seems open. */
class TakeoverTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	private final LoadedPage page = application.page("counter");

	private final LiveComponentState counter = this.page.component("counter");

	private final List<LiveSession> sessions = new ArrayList<>();

	@AfterEach
	void close() {
		this.sessions.forEach((session) -> session.closed(CloseCode.NORMAL.code()));
	}

	@Test
	void requestOfABrowserThatHasJustBeenAnsweredIsAnsweredOnTheNewConnection() {
		Browser older = new Browser();
		LiveSession first = open(older);
		first.received(rehydrate(), 0);
		older.awaitAnswer(1);
		Browser newer = new Browser();
		LiveSession second = open(newer);
		// As soon as the answer is on its way, and before the server does anything else
		newer.next = (frame) -> {
			if (frame instanceof ServerFrame.ComponentRehydrated) {
				second.received(new ClientFrame.Resync(2L, this.counter.id()), 0);
				newer.awaitAnswer(2);
			}
		};
		second.received(rehydrate(), 0);
		newer.awaitAnswer(2);
	}

	@Test
	void connectionThatWasLostBeforeItsFrameWasReadLeavesNothing() {
		Browser older = new Browser();
		LiveSession first = open(older);
		first.closed(1006);
		first.received(rehydrate(), 0);
		Browser newer = new Browser();
		LiveSession second = open(newer);
		second.received(rehydrate(), 0);
		newer.awaitAnswer(1);
		assertThat(older.frames).isEmpty();
		assertThat(older.closed).isEmpty();
	}

	@Test
	void connectionThatWasLostWhileItsFrameWasHandledIsAwaited() {
		Browser older = new Browser();
		LiveSession first = open(older);
		older.next = (frame) -> first.closed(1006);
		first.received(rehydrate(), 0);
		older.awaitAnswer(1);
		Browser newer = new Browser();
		LiveSession second = open(newer);
		second.received(rehydrate(), 0);
		newer.awaitAnswer(1);
		Awaitility.await()
			.until(() -> newer.frames.stream().anyMatch((frame) -> frame instanceof ServerFrame.ComponentUpdate));
		assertThat(older.closed).isEmpty();
	}

	private ClientFrame rehydrate() {
		return new ClientFrame.ComponentRehydrate(1L, "page" + this.counter.id(),
				List.of(new ClientFrame.OfferedSnapshot(this.counter.snapshot(), this.counter.tag(), null, null)));
	}

	private LiveSession open(LiveConnection connection) {
		HttpCookie cookie = HttpCookie.parse(this.page.response().headers().firstValue("Set-Cookie").orElseThrow())
			.get(0);
		List<String> bindings = application.bean(BrowserCookies.class)
			.of(Stream.of(Map.entry(cookie.getName(), cookie.getValue())));
		LiveSession session = application.bean(LiveSessions.class)
			.open(connection, new Owner(null, bindings), new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""),
					MemoryAccount.UNLIMITED);
		this.sessions.add(session);
		return session;
	}

	/** Keeps what it is sent. */
	private static final class Browser implements LiveConnection {

		private final Queue<ServerFrame> frames = new ConcurrentLinkedQueue<>();

		private final Queue<CloseCode> closed = new ConcurrentLinkedQueue<>();

		private volatile Consumer<ServerFrame> next = (frame) -> {
		};

		@Override
		public void send(ServerFrame frame) {
			this.frames.add(frame);
			this.next.accept(frame);
		}

		@Override
		public void sendShared(SharedFrame frame) {
			throw new UnsupportedOperationException("No rooms here");
		}

		void awaitAnswer(long requestId) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(5))
				.pollInterval(Duration.ofMillis(2))
				.untilAsserted(() -> assertThat(this.frames).anyMatch((frame) -> answers(frame, requestId)));
		}

		private static boolean answers(ServerFrame frame, long requestId) {
			return (frame instanceof ServerFrame.ActionResponse response && response.requestId() == requestId)
					|| (frame instanceof ServerFrame.ComponentRehydrated rehydrated
							&& rehydrated.requestId() == requestId)
					|| (frame instanceof ServerFrame.ErrorFrame error && Objects.equals(error.requestId(), requestId));
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
			this.closed.add(code);
		}

	}

}
