package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveRoomState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoomStateSpaceTests {

	private final InMemoryRoomStates states = new InMemoryRoomStates(100, Duration.ofHours(1), Clock.systemUTC());

	private final List<Object> published = new ArrayList<>();

	private final RoomStateSpace space = new RoomStateSpace(this.states, JsonMapper.shared(), this::publish);

	private final LiveRoomState<Board> board = this.space.state("b", "board", Board.class, new Board(List.of()));

	private synchronized void publish(String room, Object event) {
		this.published.add(room);
		this.published.add(event);
	}

	@Test
	void getIsTheInitialStateUntilSomebodyChangesIt() {
		assertThat(this.board.get()).isEqualTo(new Board(List.of()));
		this.board.change((state) -> state.with("first"));
		assertThat(this.board.get()).isEqualTo(new Board(List.of("first")));
	}

	@Test
	void updateTellsTheRoom() {
		assertThat(this.board.change((state) -> state.with("first"))).isEqualTo(new Board(List.of("first")));
		assertThat(this.published).containsExactly("b", new StateVersion("board", 1));
	}

	@Test
	void updateToAnEqualStateWritesAndTellsNothing() {
		this.board.change((state) -> new Board(List.of()));
		assertThat(this.published).isEmpty();
		assertThat(this.states.get("b", "board")).isNull();
	}

	@Test
	void updateOfWhichNobodyKnowsWhetherItWasWrittenTellsTheRoom() {
		this.board.change((state) -> state.with("first"));
		RoomStates silent = new RoomStates() {

			@Override
			public @Nullable Stored get(String room, String name) {
				return RoomStateSpaceTests.this.states.get(room, name);
			}

			@Override
			public long compareAndSet(String room, String name, long expected, String json) {
				RoomStateSpaceTests.this.states.compareAndSet(room, name, expected, json);
				throw new UnansweredRoomStateException("No answer by intent", new TimeoutException());
			}

		};
		LiveRoomState<Board> board = new RoomStateSpace(silent, JsonMapper.shared(), this::publish).state("b", "board",
				Board.class, new Board(List.of()));
		this.published.clear();
		assertThatExceptionOfType(UnansweredRoomStateException.class)
			.isThrownBy(() -> board.change((state) -> state.with("second")));
		assertThat(this.published).containsExactly("b", new StateVersion("board", 2));
		assertThat(board.get()).isEqualTo(new Board(List.of("first", "second")));
	}

	@Test
	void updateThatIsRefusedTellsNobody() {
		RoomStates full = new InMemoryRoomStates(0, Duration.ofHours(1), Clock.systemUTC());
		LiveRoomState<Board> board = new RoomStateSpace(full, JsonMapper.shared(), this::publish).state("b", "board",
				Board.class, new Board(List.of()));
		assertThatExceptionOfType(RoomStateException.class)
			.isThrownBy(() -> board.change((state) -> state.with("first")));
		assertThat(this.published).isEmpty();
	}

	@Test
	void updateAppliesTheFunctionToWhatOthersWrote() {
		List<Board> seen = new ArrayList<>();
		this.board.change((state) -> {
			seen.add(state);
			if (seen.size() == 1) {
				this.states.compareAndSet("b", "board", 0, "{\"cards\":[\"other\"]}");
			}
			return state.with("mine");
		});
		assertThat(seen).containsExactly(new Board(List.of()), new Board(List.of("other")));
		assertThat(this.board.get()).isEqualTo(new Board(List.of("other", "mine")));
	}

	@Test
	void noUpdateIsLostBetweenManyWriters() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			Callable<Void> writer = () -> {
				for (int i = 0; i < 25; i++) {
					this.board.change((state) -> state.with("card"));
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
		assertThat(this.board.get().cards()).hasSize(100);
		assertThat(this.published).hasSize(200);
	}

	@Test
	void stateOfAnotherTypeIsAnErrorThatSaysSo() {
		this.states.compareAndSet("b", "board", 0, "[1]");
		assertThatExceptionOfType(RoomStateException.class).isThrownBy(this.board::get)
			.withMessageContaining("'board' is no");
	}

	record Board(List<String> cards) {

		Board with(String card) {
			List<String> next = new ArrayList<>(this.cards);
			next.add(card);
			return new Board(List.copyOf(next));
		}

	}

}
