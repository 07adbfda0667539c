package org.livespring.test.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.livespring.test.wire.InMemorySocket;
import org.livespring.test.wire.Wire;

/** The network between a page and its node, with the mistakes that a test asks for. */
public final class Network {

	/** Frames that are kept for messages of failed tests. */
	private static final int LAST = 20;

	private static final int LONGEST = 4000;

	private final Deque<String> log = new ArrayDeque<>();

	private final LongSupplier time;

	private final Wire<String> toServer = new Wire<>();

	private final Wire<InMemorySocket.Arrival> toPage = new Wire<>();

	private Consumer<String> used;

	private long latency;

	private boolean loseCall;

	private boolean loseAnswer;

	private boolean lost;

	private boolean duplicate;

	private volatile boolean holding;

	private long bytes;

	Network(LongSupplier time, Runnable wake) {
		this.time = time;
		this.used = (call) -> wake.run();
	}

	/** Be told of each method that a test calls, as Java has it. */
	public void onUse(Consumer<String> used) {
		this.used = this.used.andThen(used);
	}

	/**
	 * Let each frame take some time, in both directions. It arrives once the clock of the
	 * test has been moved by that.
	 */
	public void latency(Duration latency) {
		this.used.accept("latency(Duration.parse(\"" + latency + "\"))");
		this.latency = latency.toNanos();
	}

	/**
	 * Lose the connection before the next call of the page arrives at the server, so that
	 * the page does not know what became of it.
	 */
	public void loseNextCall() {
		this.used.accept("loseNextCall()");
		this.loseCall = true;
	}

	/**
	 * Lose the connection before the next answer of an action arrives, so that the page
	 * does not know what became of it.
	 */
	public void loseNextAnswer() {
		this.used.accept("loseNextAnswer()");
		this.loseAnswer = true;
	}

	/** Let the next frame arrive twice. */
	public void duplicateNextFrame() {
		this.used.accept("duplicateNextFrame()");
		this.duplicate = true;
	}

	/**
	 * Let nothing arrive until {@link #release()}. The server hears nothing of the page
	 * either, and closes the connection after a while.
	 */
	public void hold() {
		this.used.accept("hold()");
		this.holding = true;
	}

	/** Let arrive what was held. */
	public void release() {
		this.used.accept("release()");
		this.holding = false;
	}

	boolean isHolding() {
		return this.holding;
	}

	/** The number of characters that the server has sent. */
	public long received() {
		return this.bytes;
	}

	/** The last frames, oldest first; {@code >} marks those of the page. */
	public List<String> frames() {
		return List.copyOf(this.log);
	}

	void log(String line) {
		this.log.add((line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line);
		if (this.log.size() > LAST) {
			this.log.remove();
		}
	}

	/** Send a frame to the server. */
	void send(String frame) {
		if (this.loseCall && (frame.contains("\"CALL_ACTION\"") || frame.contains("\"PROPERTY_UPDATE\""))) {
			this.loseCall = false;
			this.lost = true;
			log("> lost " + frame);
			return;
		}
		log("> " + frame);
		this.toServer.send(frame, this.time.getAsLong() + this.latency);
	}

	/** What arrives at the server by now. */
	@Nullable String arrivedAtServer() {
		return this.toServer.receive(this.time.getAsLong());
	}

	/** Take what the server has sent. */
	void take(InMemorySocket socket) {
		InMemorySocket.Arrival arrival;
		while ((arrival = socket.poll()) != null) {
			this.toPage.send(arrival, this.time.getAsLong() + this.latency);
		}
	}

	/** What arrives at the page by now. */
	InMemorySocket.@Nullable Arrival arrivedAtPage() {
		return this.toPage.receive(this.time.getAsLong());
	}

	/** Whether something arrives only when the clock is moved. */
	boolean isTravelling() {
		return !isDue() && due() != Long.MAX_VALUE;
	}

	boolean isDue() {
		return due() <= this.time.getAsLong();
	}

	/** When the next frame arrives. */
	long due() {
		return Math.min(this.toServer.due(), this.toPage.due());
	}

	/** The connection is lost, with all that is on its way. */
	void cut() {
		this.toServer.clear();
		this.toPage.clear();
	}

	/** Returns the frames that the page sees. */
	List<String> received(String frame) {
		this.bytes += frame.length();
		if (this.loseAnswer && frame.contains("\"requestId\"")
				&& (frame.contains("\"ACTION_RESPONSE\"") || frame.contains("\"ERROR\""))) {
			this.loseAnswer = false;
			this.lost = true;
			log("< lost " + frame);
			return List.of();
		}
		log("< " + frame);
		if (this.duplicate) {
			this.duplicate = false;
			return List.of(frame, frame);
		}
		return List.of(frame);
	}

	boolean takeLoss() {
		boolean lost = this.lost;
		this.lost = false;
		return lost;
	}

}
