package org.livespring.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LivePosition;
import org.livespring.room.EventCodec;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomMonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** One trace from who publishes to who gets it, over a broker. */
class RoomObservationsTests {

	private final RoomBroker broker = new InMemoryRoomBroker(HistoryPolicy.DEFAULTS, Clock.systemUTC());

	private final Node one = new Node();

	private final Node two = new Node();

	@Test
	void traceGoesOnAtTheOtherNode() {
		this.two.follow(() -> Observation.createNotStarted("query", this.two.registry).observe(() -> "rows"));
		Observation.createNotStarted("action", this.one.registry).observe(() -> this.one.publish(new Said("Hello")));
		SimpleSpan action = this.one.span("action");
		SimpleSpan publish = this.one.span("publish said");
		SimpleSpan receive = this.two.span("receive said");
		assertThat(publish.getTraceId()).isEqualTo(action.getTraceId());
		assertThat(publish.getParentId()).isEqualTo(action.getSpanId());
		assertThat(publish.getKind()).isEqualTo(Span.Kind.PRODUCER);
		assertThat(publish.getTags()).containsEntry("event", "said");
		assertThat(receive.getTraceId()).isEqualTo(action.getTraceId());
		assertThat(receive.getParentId()).isEqualTo(publish.getSpanId());
		assertThat(receive.getKind()).isEqualTo(Span.Kind.CONSUMER);
		assertThat(this.two.span("query").getTraceId()).isEqualTo(action.getTraceId());
	}

	@Test
	void failureOfWhoReceivesIsInItsSpan() {
		this.two.follow(() -> {
			throw new IllegalStateException("on purpose");
		});
		this.one.publish(new Said("Hello"));
		assertThat(this.two.span("receive said").getError()).hasMessage("on purpose");
	}

	@Test
	void withoutHandlersTheMessageIsLeftAsItIs() {
		RoomObservations none = new RoomObservations(ObservationRegistry.create(), () -> true);
		RoomMessage message = this.one.codec.encode("room", new Said("Hello"), null, false);
		List<RoomMessage> sent = new ArrayList<>();
		none.publish(message, (out) -> {
			sent.add(out);
			return this.broker.publish(out);
		});
		assertThat(sent).singleElement().isSameAs(message);
		assertThatIllegalStateException().isThrownBy(() -> none.receive(message, () -> {
			throw new IllegalStateException();
		}));
	}

	record Said(String text) {
	}

	/** A node with a tracer of its own. */
	private final class Node {

		private final SimpleTracer tracer = new SimpleTracer();

		private final ObservationRegistry registry = ObservationRegistry.create();

		private final EventCodec codec = new EventCodec(new JsonMapper(), 1000, Clock.systemUTC());

		private final RoomHub hub = new RoomHub(RoomObservationsTests.this.broker, RoomMonitor.NONE);

		private final RoomClient client;

		Node() {
			Propagator propagator = new TraceHeaders(this.tracer);
			this.registry.observationConfig()
				.observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(
						new PropagatingSenderTracingObservationHandler<>(this.tracer, propagator),
						new PropagatingReceiverTracingObservationHandler<>(this.tracer, propagator),
						new DefaultTracingObservationHandler(this.tracer)));
			this.client = new RoomClient(RoomObservationsTests.this.broker, this.hub, this.codec, Duration.ofSeconds(1),
					RoomMonitor.NONE, new RoomObservations(this.registry, () -> true));
		}

		void publish(Object event) {
			this.client.publish(this.codec.encode("room", event, null, false));
		}

		void follow(Supplier<String> work) {
			LivePosition start = this.client.position("room");
			this.hub.join(new RoomMember() {

				@Override
				public String id() {
					return "member";
				}

				@Override
				public void received(RoomEvent delivery, RoomCursor cursor) {
					Node.this.client.tracing().receive(delivery.message(), work);
				}

				@Override
				public void advanced(String room, LivePosition position) {
				}

				@Override
				public void missed(String room, LivePosition position) {
				}

			}, "room", start);
		}

		SimpleSpan span(String name) {
			return this.tracer.getSpans()
				.stream()
				.filter((span) -> name.equals(span.getName()))
				.findFirst()
				.orElseThrow(() -> new AssertionError(name + " is not among " + this.tracer.getSpans()));
		}

	}

}
