package org.livespring.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.budget.MemoryAccount;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.test.app.Blocker;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A node whose clients want more memory than there is. */
class MemoryPressureIntegrationTests {

	private static final String NOTE = "x".repeat(55_000);

	/** Enough for two notes. */
	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.limits.memory=580KB",
			"live.limits.client-memory=580KB", "live.limits.connection-memory=400KB", "live.state.grace=2s",
			"live.actions.timeout=1s");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	private final MemoryAccount node = this.sessions.memory();

	@AfterEach
	void nothingIsKept() {
		this.sessions.drain(Duration.ofSeconds(5), Duration.ofSeconds(5));
		this.sessions.accept();
		Awaitility.await().untilAsserted(() -> assertThat(this.node.used()).isZero());
	}

	@Test
	void lostPageIsGivenUpForOneThatIsThereAndLosesNothing() {
		Visitor lost = new Visitor();
		lost.socket.socket().abort();
		Awaitility.await().until(() -> this.sessions.lingering() == 1);
		Visitor there = new Visitor();
		Visitor other = new Visitor();
		there.increment();
		other.increment();
		assertThat(this.sessions.lingering()).isZero();
		other.socket.socket().abort();
		lost.comeBack();
		lost.increment();
		lost.hasItsNote();
	}

	@Test
	void thoseThatKeepMoreMakeRoomForThoseThatAreThere() {
		Visitor small = new Visitor("x");
		Visitor one = new Visitor();
		Visitor other = new Visitor();
		Visitor third = new Visitor();
		small.increment();
		List<Visitor> closed = Awaitility.await()
			.until(() -> Stream.of(one, other, third).filter((visitor) -> visitor.socket.isClosed()).toList(),
					(those) -> !those.isEmpty());
		assertThat(closed).hasSize(1);
		assertThat(closed.get(0).socket.closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
		small.increment();
		Stream.of(one, other, third).filter((visitor) -> !closed.contains(visitor)).forEach(Visitor::increment);
	}

	@Test
	void whoComesToAFullNodeComesBackLater() {
		Visitor early = new Visitor();
		early.socket.socket().abort();
		Visitor one = new Visitor();
		Visitor other = new Visitor();
		LiveSocket refused = early.page.connect(WireForm.COMPACT);
		refused.send(new ClientFrame.ComponentRehydrate(1, early.page.id(),
				List.of(new ClientFrame.OfferedSnapshot(early.counter.snapshot(), early.counter.tag(), null, null))));
		assertThat(refused.closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
		one.increment();
		other.socket.socket().abort();
		Awaitility.await().until(() -> this.node.used() < this.node.limit() / 2);
		early.comeBack();
		early.increment();
		early.hasItsNote();
	}

	@Test
	void idlePagesSleepWhereMemoryIsShort() {
		Visitor one = new Visitor();
		Visitor other = new Visitor();
		Awaitility.await().until(() -> this.sessions.sleeping() > 0);
		assertThat(this.node.used()).isLessThan(this.node.limit() / 10 * 8);
		Stream.of(one, other).forEach((visitor) -> {
			Awaitility.await().until(visitor::wakesUp);
			visitor.hasItsNote();
		});
	}

	@Test
	void framesThatWaitAreCharged() {
		LoadedPage page = application.page("blocker");
		LiveComponentState blocker = page.component("blocker");
		LiveSocket socket = page.live(WireForm.COMPACT);
		long before = this.node.used();
		socket.callLater(blocker, "block", Map.of());
		application.bean(Blocker.class).awaitBlocked();
		long refused = 0;
		for (int i = 0; i < 4; i++) {
			refused = socket.callLater(blocker, "block", Map.of("unused", "y".repeat(10_000)));
		}
		assertThat(socket.answer(refused)).isInstanceOfSatisfying(ServerFrame.ErrorFrame.class,
				(error) -> assertThat(error.code()).hasToString("RATE_LIMITED"));
		assertThat(this.node.used() - before).isBetween(100_000L, 200_000L);
	}

	/** Somebody with a page and a long note. */
	private static final class Visitor {

		private final LoadedPage page = application.page("counter");

		private final LiveComponentState counter = this.page.component("counter");

		private LiveSocket socket = this.page.live(WireForm.COMPACT);

		private int count;

		Visitor() {
			this(NOTE);
		}

		Visitor(String note) {
			this.socket.call(this.counter, "note", Map.of("text", note));
		}

		void increment() {
			this.socket.call(this.counter, "increment", Map.of());
			this.count++;
		}

		/** Call, and hand the state over if it is asked for. */
		boolean wakesUp() {
			boolean called = this.socket.call(this.counter, "increment",
					Map.of()) instanceof ServerFrame.ActionResponse;
			if (called) {
				this.count++;
			}
			else {
				this.socket.rehydrate(List.of(this.counter));
			}
			return called;
		}

		void comeBack() {
			this.socket = this.page.live(WireForm.COMPACT);
		}

		void hasItsNote() {
			assertThat(this.counter.state().get("count").asInt()).isEqualTo(this.count);
			assertThat(this.counter.state().get("note").asString()).isEqualTo(NOTE);
		}

	}

}
