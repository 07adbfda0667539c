package org.livespring.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;

import org.livespring.LivePosition;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomTracing;

/**
 * Reports each published message as an observation {@code live.publish}, and the work of
 * each member that receives it as an observation {@code live.receive}. With a tracer, the
 * headers of the trace travel in the message, and the receiving node continues the trace.
 */
public final class RoomObservations implements RoomTracing {

	/** Name of the observations of messages that are published. */
	public static final String PUBLISH = "live.publish";

	/** Name of the observations of messages that are received. */
	public static final String RECEIVE = "live.receive";

	private final ObservationRegistry registry;

	private final BooleanSupplier watched;

	/**
	 * Creates the tracing of rooms.
	 * @param registry the application's registry
	 * @param watched whether anything besides meters uses observations
	 */
	public RoomObservations(ObservationRegistry registry, BooleanSupplier watched) {
		this.registry = registry;
		this.watched = watched;
	}

	private boolean isUnseen() {
		return !this.watched.getAsBoolean() || this.registry.isNoop();
	}

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message,
			Function<RoomMessage, CompletionStage<LivePosition>> broker) {
		if (isUnseen()) {
			return broker.apply(message);
		}
		Map<String, String> headers = new HashMap<>(message.headers());
		SenderContext<Map<String, String>> context = new SenderContext<>(
				(carrier, key, value) -> Objects.requireNonNull(carrier).put(key, value), Kind.PRODUCER);
		context.setCarrier(headers);
		Observation observation = observation(PUBLISH, context, message).start();
		return observation.scoped(() -> broker.apply(message.withHeaders(headers)).whenComplete((position, failure) -> {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		}));
	}

	@Override
	public <T> T receive(RoomMessage message, Supplier<T> work) {
		if (isUnseen()) {
			return work.get();
		}
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
		context.setCarrier(message.headers());
		return observation(RECEIVE, context, message).observe(work);
	}

	private Observation observation(String name, Observation.Context context, RoomMessage message) {
		return Observation.createNotStarted(name, () -> context, this.registry)
			.contextualName(name.substring("live.".length()) + " " + message.name())
			.lowCardinalityKeyValue("event", message.name());
	}

}
