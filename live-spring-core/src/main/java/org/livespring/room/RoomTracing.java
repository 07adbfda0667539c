package org.livespring.room;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.livespring.LivePosition;

/** Carries traces from who publishes a message to who gets it: the port to tracing. */
public interface RoomTracing {

	/** Knows no traces. */
	RoomTracing NONE = new RoomTracing() {
	};

	/**
	 * Publish a message as a part of this thread's trace.
	 * @param message the message
	 * @param broker takes the message with what others need to go on with the trace
	 * @return what the broker answers
	 */
	default CompletionStage<LivePosition> publish(RoomMessage message,
			Function<RoomMessage, CompletionStage<LivePosition>> broker) {
		return broker.apply(message);
	}

	/**
	 * Do what a message causes as a part of the trace it was published in.
	 * @param <T> type of the result
	 * @param message the message
	 * @param work what it causes
	 * @return its result
	 */
	default <T> T receive(RoomMessage message, Supplier<T> work) {
		return work.get();
	}

}
