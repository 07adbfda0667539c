package org.livespring.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;
import org.livespring.room.RoomMonitor.PublishOutcome;

/**
 * What code of the application asks of rooms. Publishing waits for nothing; who needs a
 * position or the history waits for it a limited time.
 */
public final class RoomClient {

	private static final Log logger = PrintableLog.of(RoomClient.class);

	private final RoomBroker broker;

	private final RoomHub hub;

	private final EventCodec codec;

	private final Duration patience;

	private final RoomMonitor monitor;

	private final RoomTracing tracing;

	/**
	 * Create a client.
	 * @param broker the way to other nodes
	 * @param hub members of this node
	 * @param codec encodes events
	 * @param patience how long to wait for the broker
	 * @param monitor is told what became of messages
	 * @param tracing carries traces with them
	 */
	public RoomClient(RoomBroker broker, RoomHub hub, EventCodec codec, Duration patience, RoomMonitor monitor,
			RoomTracing tracing) {
		this.broker = broker;
		this.hub = hub;
		this.codec = codec;
		this.patience = patience;
		this.monitor = monitor;
		this.tracing = tracing;
	}

	public EventCodec codec() {
		return this.codec;
	}

	public RoomHub hub() {
		return this.hub;
	}

	public RoomTracing tracing() {
		return this.tracing;
	}

	/**
	 * Publish an event that nobody in particular sends.
	 * @param room name of the room
	 * @param event the event
	 * @throws LiveException if it is known at once that nobody will get it
	 */
	public void publish(String room, Object event) {
		publish(this.codec.encode(room, event, null, false));
	}

	/**
	 * Publish a message.
	 * @param message the message
	 * @throws LiveException if it is known at once that nobody will get it
	 */
	public void publish(RoomMessage message) {
		long begun = System.nanoTime();
		CompletableFuture<LivePosition> published = this.tracing.publish(message, this.broker::publish)
			.toCompletableFuture();
		boolean refused = published.isCompletedExceptionally();
		published.whenComplete((position, failure) -> {
			this.monitor.published(outcome(position, failure), System.nanoTime() - begun);
			if (failure != null && !refused) {
				logger.warn("A message of the room '" + message.room() + "' was not published: " + failure);
			}
		});
		if (refused) {
			try {
				published.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof LiveException live) ? live : ex;
			}
		}
	}

	private static PublishOutcome outcome(@Nullable LivePosition position, @Nullable Throwable failure) {
		if (failure != null) {
			return PublishOutcome.FAILED;
		}
		return LivePosition.UNKNOWN.equals(position) ? PublishOutcome.BUFFERED : PublishOutcome.PUBLISHED;
	}

	/**
	 * The present position of a room.
	 * @param room name of the room
	 * @return the position, unknown while the broker is away
	 */
	public LivePosition position(String room) {
		LivePosition position = await(this.hub.position(room));
		return (position != null) ? position : LivePosition.UNKNOWN;
	}

	/**
	 * The last events of a room.
	 * @param room name of the room
	 * @param count how many at most
	 * @return the events; none at an unknown position while the broker is away
	 */
	public RoomHistory latest(String room, int count) {
		RoomHistory history = await(this.broker.latest(room, count));
		return (history != null) ? history : new RoomHistory(false, List.of(), LivePosition.UNKNOWN);
	}

	/**
	 * The last events of a type.
	 * @param <E> the type
	 * @param events where to look for them
	 * @param type the type
	 * @param count how many at most
	 * @return the events in their order
	 */
	public <E> List<LiveEvent<E>> last(List<RoomEvent> events, Class<E> type, int count) {
		String name = EventCodec.nameOf(type);
		List<RoomEvent> all = events.stream().filter((event) -> event.message().name().equals(name)).toList();
		return all.subList(Math.max(0, all.size() - count), all.size())
			.stream()
			.map((event) -> event.shared(type, (message) -> this.codec.decode(message, event.position(), type)))
			.toList();
	}

	private <T> @Nullable T await(CompletionStage<T> stage) {
		try {
			return stage.toCompletableFuture().get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("The broker did not answer: " + ex);
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Interrupted", ex);
		}
	}

}
