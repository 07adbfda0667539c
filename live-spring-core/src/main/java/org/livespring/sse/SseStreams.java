package org.livespring.sse;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.servlet.AsyncContext;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.concurrent.Emptiness;
import org.livespring.concurrent.Ticker;
import org.livespring.identity.LoginEnds;
import org.livespring.room.RoomHub;

/**
 * The event streams of this node. At a stop it ends them before the web server, which
 * would wait for them. Thread-safe.
 */
public final class SseStreams implements SmartLifecycle {

	/** Number of threads that write; they never block. */
	private static final int WRITERS = 4;

	/** Longest time between two checks of the streams. */
	private static final Duration CHECK = Duration.ofSeconds(1);

	/** How long a stop waits for the streams to end. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final RoomHub hub;

	private final SseSettings settings;

	private final Clock clock;

	/** Guarded by itself. */
	private final Set<SseStream> streams = new HashSet<>();

	private final ThreadPoolExecutor writers = new ThreadPoolExecutor(WRITERS, WRITERS, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), threads("live-sse-"));

	private final Ticker ticker;

	public SseStreams(RoomHub hub, LoginEnds ends, SseSettings settings, Clock clock) {
		this.hub = hub;
		this.settings = settings;
		this.clock = clock;
		this.writers.allowCoreThreadTimeOut(true);
		Duration heartbeat = settings.heartbeat();
		this.ticker = new Ticker("live-sse-check", (heartbeat.compareTo(CHECK) < 0) ? heartbeat : CHECK, this::check);
		ends.subscribe(this::loginEnded);
	}

	private static CustomizableThreadFactory threads(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * Opens a stream.
	 * @param room name of the room
	 * @param after position of the last event that the client has, {@code null} to begin
	 * with the next event
	 * @param client the client
	 * @param request starts the asynchronous response
	 * @throws LiveException if there are too many streams
	 * @throws IOException if the response cannot be written
	 */
	void open(String room, @Nullable LivePosition after, SseClient client, Supplier<AsyncContext> request)
			throws IOException {
		SseStream stream;
		long end = Math.min(client.expires(), this.clock.millis() + this.settings.life().toMillis());
		synchronized (this.streams) {
			check(client.name());
			stream = new SseStream(room, client, end, request.get(), this.writers, this.settings.queue(), this::forget);
			this.streams.add(stream);
		}
		stream.response().listen();
		if (after != null) {
			begin(stream, LivePosition.UNKNOWN, after);
		}
		else {
			this.hub.position(room).thenAccept((position) -> begin(stream, position, position));
		}
	}

	private void begin(SseStream stream, LivePosition told, LivePosition after) {
		stream.start(told);
		synchronized (this.streams) {
			if (this.streams.contains(stream)) {
				this.hub.join(stream, stream.room(), after);
			}
		}
	}

	private void check(String client) {
		if (!isRunning()) {
			throw new LiveException(LiveErrorCode.ELSEWHERE, "This node is shutting down");
		}
		long own = this.streams.stream().filter((each) -> each.client().name().equals(client)).count();
		if (this.streams.size() >= this.settings.streams()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "More than " + this.settings.streams() + " streams");
		}
		if (own >= this.settings.streamsOfClient()) {
			throw new LiveException(LiveErrorCode.RATE_LIMITED,
					"More than " + this.settings.streamsOfClient() + " streams of one client");
		}
	}

	private void forget(SseStream stream) {
		synchronized (this.streams) {
			if (this.streams.remove(stream)) {
				this.hub.leave(stream, stream.room());
			}
			this.streams.notifyAll();
		}
	}

	private void loginEnded(String key) {
		for (SseStream stream : all()) {
			if (stream.client().logins().contains(key)) {
				stream.response().close();
			}
		}
	}

	private List<SseStream> all() {
		synchronized (this.streams) {
			return List.copyOf(this.streams);
		}
	}

	/** Returns the number of open streams. */
	public int size() {
		synchronized (this.streams) {
			return this.streams.size();
		}
	}

	@Override
	public void start() {
		this.ticker.start();
	}

	private void check() {
		long time = this.clock.millis();
		all().forEach((stream) -> stream.check(time, this.settings.heartbeat()));
	}

	@Override
	public void stop() {
		if (this.ticker.stop()) {
			all().forEach((stream) -> stream.response().close());
			Emptiness.await(this.streams, GOODBYE);
			all().forEach((stream) -> stream.response().abandon());
			Emptiness.await(this.streams, GOODBYE);
		}
	}

	@Override
	public boolean isRunning() {
		return this.ticker.isRunning();
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
