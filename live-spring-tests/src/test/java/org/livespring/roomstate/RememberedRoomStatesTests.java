package org.livespring.roomstate;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a node knows of shared states while their store is away. */
class RememberedRoomStatesTests {

	private final Store store = new Store();

	private final RememberedRoomStates states = new RememberedRoomStates(this.store, 2);

	@Test
	void stateIsReadAsItWasKnownLast() {
		this.store.states.put("a/board", new RoomStates.Stored("1", 1));
		assertThat(this.states.get("a", "board")).isEqualTo(new RoomStates.Stored("1", 1));
		long version = this.states.compareAndSet("a", "board", 1, "2");
		this.store.away = true;
		assertThat(this.states.get("a", "board")).isEqualTo(new RoomStates.Stored("2", version));
		assertThat(this.states.get("b", "board")).isNull();
	}

	@Test
	void nothingIsWrittenWhileTheStoreIsAway() {
		this.store.away = true;
		assertThatExceptionOfType(RoomStateException.class)
			.isThrownBy(() -> this.states.compareAndSet("a", "board", 0, "1"));
		assertThat(this.states.get("a", "board")).isNull();
	}

	@Test
	void storeThatIsBackCounts() {
		this.states.compareAndSet("a", "board", 0, "1");
		this.store.away = true;
		assertThat(this.states.get("a", "board")).isNotNull();
		this.store.away = false;
		this.store.states.clear();
		assertThat(this.states.get("a", "board")).isNull();
		this.store.away = true;
		assertThat(this.states.get("a", "board")).isNull();
	}

	@Test
	void memoryIsBounded() {
		for (String room : new String[] { "a", "b", "c" }) {
			this.states.compareAndSet(room, "board", 0, room);
		}
		this.store.away = true;
		assertThat(this.states.get("a", "board")).isNull();
		assertThat(this.states.get("b", "board")).isNotNull();
		assertThat(this.states.get("c", "board")).isNotNull();
	}

	/** A store that can be away. */
	private static final class Store implements RoomStates {

		private final Map<String, Stored> states = new HashMap<>();

		private boolean away;

		@Override
		public @Nullable Stored get(String room, String name) {
			check();
			return this.states.get(room + "/" + name);
		}

		@Override
		public long compareAndSet(String room, String name, long expected, String json) {
			check();
			this.states.put(room + "/" + name, new Stored(json, expected + 1));
			return expected + 1;
		}

		private void check() {
			if (this.away) {
				throw new RoomStateException("away", null);
			}
		}

	}

}
