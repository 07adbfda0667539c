package org.livespring.roomstate;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of room states does. */
public abstract class RoomStatesContract {

	private static final int WRITES = 50;

	/** The store under test, empty. */
	protected abstract RoomStates states();

	@Test
	void getWhenNothingWasWrittenIsNull() {
		assertThat(states().get("chat", "topic")).isNull();
	}

	@Test
	void compareAndSetWritesTheFirstState() {
		RoomStates states = states();
		long version = states.compareAndSet("chat", "topic", 0, "{\"title\":\"\u00e9\ud83d\ude00\"}");
		assertThat(version).isPositive();
		assertThat(states.get("chat", "topic"))
			.isEqualTo(new RoomStates.Stored("{\"title\":\"\u00e9\ud83d\ude00\"}", version));
	}

	@Test
	void compareAndSetWhenSomebodyElseWroteRefuses() {
		RoomStates states = states();
		long first = states.compareAndSet("chat", "topic", 0, "1");
		long second = states.compareAndSet("chat", "topic", first, "2");
		assertThat(second).isGreaterThan(first);
		assertThat(states.compareAndSet("chat", "topic", first, "3")).isZero();
		assertThat(states.compareAndSet("chat", "topic", 0, "3")).isZero();
		assertThat(states.get("chat", "topic")).isEqualTo(new RoomStates.Stored("2", second));
	}

	@Test
	void compareAndSetWhenThereIsNoStateRefusesAnyVersion() {
		assertThat(states().compareAndSet("chat", "topic", 7, "1")).isZero();
		assertThat(states().get("chat", "topic")).isNull();
	}

	@Test
	void statesOfOtherRoomsAndNamesAreTheirOwn() {
		RoomStates states = states();
		states.compareAndSet("chat", "topic", 0, "1");
		assertThat(states.get("chat", "other")).isNull();
		assertThat(states.get("chat:topic", "")).isNull();
		assertThat(states.get("board", "topic")).isNull();
	}

	@Test
	void noWriteIsLostBetweenManyWriters() throws Exception {
		RoomStates states = states();
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			Callable<Void> writer = () -> {
				for (int i = 0; i < WRITES; i++) {
					increment(states);
				}
				return null;
			};
			for (Future<Void> result : executor.invokeAll(List.of(writer, writer, writer, writer))) {
				result.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(states.get("chat", "count")).extracting(RoomStates.Stored::json)
			.isEqualTo(String.valueOf(4 * WRITES));
	}

	private static void increment(RoomStates states) {
		boolean written = false;
		while (!written) {
			RoomStates.Stored stored = states.get("chat", "count");
			int count = (stored != null) ? Integer.parseInt(stored.json()) : 0;
			long version = (stored != null) ? stored.version() : 0;
			written = states.compareAndSet("chat", "count", version, String.valueOf(count + 1)) > 0;
		}
	}

}
