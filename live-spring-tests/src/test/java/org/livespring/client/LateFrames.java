package org.livespring.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;

/**
 * Lets what the server sends to a page arrive up to 2 seconds late, in order, once the
 * delays have begun.
 */
final class LateFrames {

	private static final int LATEST_MILLIS = 2000;

	private final Queue<Late> late = new ArrayDeque<>();

	private final Random random;

	private boolean begun;

	private long earliest;

	LateFrames(Page page, Random random) {
		this.random = random;
		page.routeWebSocket((url) -> true, (socket) -> {
			WebSocketRoute server = socket.connectToServer();
			server.onMessage((frame) -> {
				this.late.add(new Late(due(), () -> socket.send(frame.text())));
				release();
			});
		});
	}

	void begin() {
		this.begun = true;
	}

	private long due() {
		long due = System.nanoTime() + (this.begun ? this.random.nextInt(LATEST_MILLIS) * 1_000_000L : 0);
		this.earliest = Math.max(due, this.earliest);
		return this.earliest;
	}

	boolean isPending() {
		return !this.late.isEmpty();
	}

	boolean isDue() {
		return isPending() && this.late.element().due <= System.nanoTime();
	}

	/** Deliver what is due, and say whether anything was. */
	boolean release() {
		boolean any = isDue();
		while (isDue()) {
			this.late.remove().delivery.run();
		}
		return any;
	}

	private record Late(long due, Runnable delivery) {
	}

}
