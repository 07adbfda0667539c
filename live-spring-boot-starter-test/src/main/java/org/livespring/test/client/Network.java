package org.livespring.test.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The network between a page and its node, with the mistakes that a test asks for. */
public final class Network {

	/** Frames that are kept for messages of failed tests. */
	private static final int LAST = 20;

	private static final int LONGEST = 4000;

	private final Deque<String> log = new ArrayDeque<>();

	private boolean loseAnswer;

	private boolean lost;

	private boolean duplicate;

	private boolean holding;

	private long bytes;

	/**
	 * Lose the connection before the next answer of an action arrives, so that the page
	 * does not know what became of it.
	 */
	public void loseNextAnswer() {
		this.loseAnswer = true;
	}

	/** Let the next frame arrive twice. */
	public void duplicateNextFrame() {
		this.duplicate = true;
	}

	/** Let nothing arrive until {@link #release()}. */
	public void hold() {
		this.holding = true;
	}

	/** Let arrive what was held. */
	public void release() {
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
