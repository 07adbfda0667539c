package org.livespring.load.app;

import java.util.concurrent.locks.LockSupport;

import org.springframework.stereotype.Component;

import org.livespring.LiveException;
import org.livespring.LiveRooms;

/** Publishes increasing numbers to a room. */
@Component
class Publisher {

	private final LiveRooms rooms;

	/** Numbers published per second, 0 for none. */
	private volatile int rate;

	/** Written only by the publishing thread. */
	private volatile long number;

	/** Written only by the publishing thread. */
	private volatile long refused;

	/**
	 * Duration of the longest call in nanoseconds; reading it may lose a concurrent
	 * value.
	 */
	private volatile long longest;

	Publisher(LiveRooms rooms) {
		this.rooms = rooms;
		Thread thread = new Thread(this::run, "publisher");
		thread.setDaemon(true);
		thread.start();
	}

	void rate(int rate) {
		this.rate = rate;
	}

	/**
	 * Returns the last number, the number of refused calls, and the microseconds of the
	 * longest call.
	 */
	String figures() {
		String figures = this.number + " " + this.refused + " " + this.longest / 1000;
		this.longest = 0;
		return figures;
	}

	private void run() {
		long next = System.nanoTime();
		while (true) {
			int rate = this.rate;
			if (rate == 0) {
				LockSupport.parkNanos(10_000_000);
				next = System.nanoTime();
				continue;
			}
			publish(this.number + 1);
			next += 1_000_000_000L / rate;
			LockSupport.parkNanos(next - System.nanoTime());
		}
	}

	private void publish(long number) {
		long begin = System.nanoTime();
		try {
			this.rooms.room(Feed.ROOM).publish(new Feed.Numbered(number));
			this.number = number;
		}
		catch (LiveException ex) {
			this.refused++;
		}
		this.longest = Math.max(this.longest, System.nanoTime() - begin);
	}

}
