package org.livespring.session;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Held;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of calls whose connection is lost. */
class LostConnectionIntegrationTests {

	private static final String KEY = "live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(KEY);

	/** A node that remembers nothing of a lost connection. */
	@RegisterExtension
	static final RunningApplication forgetful = new RunningApplication(KEY, "live.state.grace=0s");

	@RegisterExtension
	static final RunningApplication brief = new RunningApplication("live.state.grace=10ms");

	@Test
	void callThatFinishedAfterTheCutIsDoneAndDoesNotRunAgain() {
		Held held = application.bean(Held.class);
		int began = held.began.get();
		LoadedPage page = application.page("held");
		long number = cut(page, held, "count");
		held.allow(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.callAgain(page.component("held"), "count", number))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(count(page)).isOne();
			assertThat(held.began.get() - began).isOne();
		}
	}

	@Test
	void callThatStillRunsAfterTheCutIsAnsweredWhenItIsDone() {
		Held held = application.bean(Held.class);
		int began = held.began.get();
		LoadedPage page = application.page("held");
		long number = cut(page, held, "count");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.callAgainLater(page.component("held"), "count", number);
			held.allow(1);
			socket.answer(number);
			assertThat(count(page)).isOne();
			assertThat(held.began.get() - began).isOne();
		}
	}

	@Test
	void callThatChangedNothingIsRememberedToo() {
		Held held = application.bean(Held.class);
		int began = held.began.get();
		LoadedPage page = application.page("held");
		long number = cut(page, held, "nothing");
		held.allow(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.callAgain(page.component("held"), "nothing", number))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(held.began.get() - began).isOne();
		}
	}

	/** A later call that ran says nothing of an earlier one that failed. */
	@Test
	void callThatFailedIsAnsweredWithItsErrorAgain() {
		Held held = application.bean(Held.class);
		LoadedPage page = application.page("held");
		LiveComponentState component = page.component("held");
		long failed;
		long done;
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			failed = socket.callLater(component, "fail", Map.of());
			held.awaitCall();
			done = socket.callLater(component, "count", Map.of());
			long ping = socket.next();
			socket.send(new ClientFrame.ComponentPing(ping));
			socket.answer(ping);
		}
		held.allow(2);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(error(socket.callAgain(component, "fail", failed))).isEqualTo(LiveErrorCode.ACTION_FAILED);
			assertThat(socket.callAgain(component, "count", done)).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(count(page)).isOne();
		}
	}

	@Test
	void callThatNobodyRemembersIsUnknownAndDoesNotRun() {
		Held held = forgetful.bean(Held.class);
		int began = held.began.get();
		LoadedPage page = forgetful.page("held");
		long number = cut(page, held, "count");
		held.allow(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(error(socket.callAgain(page.component("held"), "count", number)))
				.isEqualTo(LiveErrorCode.UNKNOWN_OUTCOME);
			assertThat(count(page)).isZero();
			assertThat(held.began.get() - began).isOne();
			held.allow(1);
			socket.call(page.component("held"), "count", Map.of());
			assertThat(error(socket.callAgain(page.component("held"), "count", number)))
				.isEqualTo(LiveErrorCode.UNKNOWN_OUTCOME);
			assertThat(count(page)).isOne();
		}
	}

	@Test
	void callThatTheSnapshotContainsIsDone() {
		Held held = forgetful.bean(Held.class);
		LoadedPage page = forgetful.page("held");
		long number;
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			held.allow(1);
			number = socket.callLater(page.component("held"), "count", Map.of());
			socket.answer(number);
			held.awaitCall();
		}
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.callAgain(page.component("held"), "count", number))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(count(page)).isOne();
		}
	}

	@Test
	void repeatableCallRunsAgainWhereNobodyRemembersIt() {
		Held held = forgetful.bean(Held.class);
		LoadedPage page = forgetful.page("held");
		long number = cut(page, held, "repeat");
		held.allow(2);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.callAgain(page.component("held"), "repeat", number))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			held.awaitCall();
			assertThat(count(page)).isEqualTo(10);
		}
	}

	@Test
	void claimedCallRunsAgainOnlyIfItNeverBegan() {
		Held held = forgetful.bean(Held.class);
		LoadedPage page = forgetful.page("held");
		long number = cut(page, held, "pay");
		held.allow(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(error(socket.callAgain(page.component("held"), "pay", number)))
				.isEqualTo(LiveErrorCode.UNKNOWN_OUTCOME);
			held.allow(1);
			assertThat(socket.callAgain(page.component("held"), "pay", number + 1000))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			held.awaitCall();
			assertThat(count(page)).isEqualTo(100);
		}
	}

	@Test
	void lostConnectionIsForgottenAfterItsGrace() {
		LiveSessions sessions = brief.bean(LiveSessions.class);
		LoadedPage page = brief.page("counter");
		page.live(WireForm.COMPACT).close();
		Awaitility.await().until(() -> sessions.size() == 0 && sessions.lingering() == 0);
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(page.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsOnlyNulls();
			socket.call(page.component("counter"), "increment", Map.of());
			assertThat(page.component("counter").state().get("count").asInt()).isOne();
		}
	}

	@Test
	void connectionOfAnotherBrowserDoesNotInherit() {
		LoadedPage page = application.page("counter");
		LiveSessions sessions = application.bean(LiveSessions.class);
		int before = sessions.lingering();
		page.live(WireForm.COMPACT).close();
		Awaitility.await().until(() -> sessions.lingering() == before + 1);
		LoadedPage foreign = application.page("counter");
		try (LiveSocket socket = foreign.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(page.id(), page.components()).components())
				.extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
		}
		assertThat(sessions.lingering()).isGreaterThanOrEqualTo(before + 1);
	}

	/**
	 * The page was elsewhere between: what it holds counts, not what this node remembers.
	 */
	@Test
	void pageThatWasElsewhereGoesOnWithWhatItGotThere() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT, forgetful.url(""))) {
			socket.rehydrate(page.components());
			socket.call(counter, "increment", Map.of());
			socket.call(counter, "increment", Map.of());
		}
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			assertThat(counter.state().get("count").asInt()).isEqualTo(4);
		}
	}

	/** Call an action, and lose the connection while it runs. */
	private static long cut(LoadedPage page, Held held, String action) {
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long number = socket.callLater(page.component("held"), action, Map.of());
			held.awaitCall();
			return number;
		}
	}

	private static int count(LoadedPage page) {
		return page.component("held").state().get("count").asInt();
	}

	private static LiveErrorCode error(ServerFrame answer) {
		return ((ServerFrame.ErrorFrame) answer).code();
	}

}
