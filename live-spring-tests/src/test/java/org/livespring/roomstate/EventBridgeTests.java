package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.ContextRefreshedEvent;

import org.livespring.LiveBridge;
import org.livespring.LiveConfigurationException;
import org.livespring.room.EventCodec;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;
import org.livespring.room.RoomTracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Application events of two nodes. */
class EventBridgeTests {

	private final RoomBroker broker = new InMemoryRoomBroker(HistoryPolicy.DEFAULTS, Clock.systemUTC());

	private final List<Runnable> committed = new ArrayList<>();

	private final Node one = new Node();

	private final Node two = new Node();

	@Test
	void eventArrivesOnOtherNodesOnceAfterTheCommit() {
		this.one.publish(new Placed("a"));
		assertThat(this.two.published).isEmpty();
		this.committed.forEach(Runnable::run);
		assertThat(this.two.published).containsExactly(new Placed("a"));
		assertThat(this.one.published).containsExactly(new Placed("a"));
		assertThat(this.committed).hasSize(1);
	}

	@Test
	void otherEventsStay() {
		this.one.publish("text");
		assertThat(this.committed).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void bridgeThatCannotWorkFails(LiveBridge bridge, String what) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> new Node(bridge))
			.withMessageContaining(what);
	}

	static Stream<Arguments> bridgeThatCannotWorkFails() {
		return Stream.of(arguments(new LiveBridge(Placed.class, "no room!"), "'no room!'"),
				arguments(new LiveBridge(Comparable.class, "orders"), "java.lang.Comparable"),
				arguments(new LiveBridge(Number.class, "orders"), "java.lang.Number"),
				arguments(new LiveBridge(ContextRefreshedEvent.class, "orders"), "ContextRefreshedEvent"));
	}

	record Placed(String order) {
	}

	/** Publishes to its own listeners, the bridge among them. */
	private final class Node {

		private final List<Object> published = new ArrayList<>();

		private final EventBridge bridge;

		Node() {
			this(new LiveBridge(Placed.class, "orders"));
		}

		Node(LiveBridge bridge) {
			RoomClient client = new RoomClient(EventBridgeTests.this.broker,
					new RoomHub(EventBridgeTests.this.broker, RoomMonitor.NONE),
					new EventCodec(new JsonMapper(), 1000, Clock.systemUTC()), Duration.ofSeconds(1), RoomMonitor.NONE,
					RoomTracing.NONE);
			this.bridge = new EventBridge(List.of(bridge), client, EventBridgeTests.this.committed::add, this::publish,
					Runnable::run);
			this.bridge.start();
		}

		void publish(Object event) {
			this.published.add(event);
			this.bridge.published(event);
		}

	}

}
