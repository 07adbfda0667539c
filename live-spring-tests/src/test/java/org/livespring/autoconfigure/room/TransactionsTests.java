package org.livespring.autoconfigure.room;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import org.livespring.LiveEvent;
import org.livespring.LiveRoom;
import org.livespring.LiveRooms;
import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.roomstate.StateVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** What rooms do with the transaction of who publishes. */
class TransactionsTests {

	private final TransactionTemplate transaction = new TransactionTemplate(new NoResources());

	private final WebApplicationContextRunner runner = LiveContextRunner.with();

	@Test
	void eventsArePublishedAfterTheCommit() {
		withRoom((room) -> {
			this.transaction.executeWithoutResult((status) -> {
				room.publish(new Said("hello"));
				assertThat(said(room)).isEmpty();
			});
			assertThat(said(room)).containsExactly(new Said("hello"));
		});
	}

	@Test
	void eventsOfATransactionThatIsRolledBackAreNot() {
		withRoom((room) -> {
			this.transaction.executeWithoutResult((status) -> {
				room.publish(new Said("hello"));
				status.setRollbackOnly();
			});
			room.publish(new Said("later"));
			assertThat(said(room)).containsExactly(new Said("later"));
		});
	}

	@Test
	void changeOfASharedStateIsToldAtOnceAsItIsWritten() {
		withRoom((room) -> {
			this.transaction.executeWithoutResult((status) -> {
				room.state(Score.class, new Score(0)).change((score) -> new Score(score.points() + 1));
				status.setRollbackOnly();
			});
			assertThat(room.state(Score.class, new Score(0)).get()).isEqualTo(new Score(1));
			assertThat(room.history(StateVersion.class, 10)).extracting((event) -> event.event().state())
				.containsExactly("score");
		});
	}

	private void withRoom(Consumer<LiveRoom> test) {
		this.runner.run((context) -> test.accept(context.getBean(LiveRooms.class).room("r")));
	}

	private static List<Said> said(LiveRoom room) {
		return room.history(Said.class, 10).stream().map(LiveEvent::event).toList();
	}

	record Said(String text) {

	}

	record Score(int points) {

	}

	private static final class NoResources extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
