package org.livespring.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.livespring.LivePosition;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHistory;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomSubscriber;
import org.livespring.room.RoomSubscription;

/**
 * Follows a room as a node has to: reads on after an interruption and writes down what it
 * learns, with {@code missed} where it could not be told.
 */
public final class Listener implements RoomSubscriber {

	public static final String MISSED = "missed";

	private final RoomBroker broker;

	private final String room;

	private final RoomSubscription subscription;

	// Guarded by this
	private final List<String> told = new ArrayList<>();

	private final List<String> local = new ArrayList<>();

	private LivePosition position = LivePosition.UNKNOWN;

	private int interruptions;

	public Listener(RoomBroker broker, String room) {
		this.broker = broker;
		this.room = room;
		this.subscription = broker.subscribe(room, this);
		this.subscription.ready().thenAccept((start) -> {
			synchronized (this) {
				this.position = start;
			}
		});
	}

	public Listener ready() {
		done(this.subscription.ready());
		return this;
	}

	public boolean isReady() {
		return this.subscription.ready().toCompletableFuture().isDone();
	}

	@Override
	public synchronized void received(RoomEvent event) {
		if (event.position() == null) {
			this.local.add(text(event.message()));
		}
		else if (event.position().follows(this.position)) {
			learn(event);
		}
	}

	private void learn(RoomEvent event) {
		this.position = event.position();
		this.told.add(text(event.message()));
	}

	@Override
	public void interrupted() {
		LivePosition last;
		synchronized (this) {
			this.interruptions++;
			last = this.position;
		}
		readOn(last);
	}

	private void readOn(LivePosition last) {
		this.broker.read(this.room, last).thenAccept(this::read);
	}

	private synchronized void read(RoomHistory history) {
		if (history.recovered()) {
			history.events().stream().filter((event) -> event.position().follows(this.position)).forEach(this::learn);
			if (history.goesOn()) {
				readOn(this.position);
			}
		}
		else {
			this.position = history.position();
			this.told.add(MISSED);
		}
	}

	/** All it knows of the room's stream. */
	public synchronized List<String> told() {
		return List.copyOf(this.told);
	}

	/** All it got while Redis was away. */
	public synchronized List<String> local() {
		return List.copyOf(this.local);
	}

	public synchronized int interruptions() {
		return this.interruptions;
	}

	public void close() {
		this.subscription.close();
	}

	public static RoomMessage message(String room, String text) {
		return new RoomMessage(room + text, room, "said", text.getBytes(StandardCharsets.UTF_8), null, false, true,
				System.currentTimeMillis(), Map.of());
	}

	public static String text(RoomMessage message) {
		return new String(message.data(), StandardCharsets.UTF_8);
	}

	public static <T> T done(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
	}

}
