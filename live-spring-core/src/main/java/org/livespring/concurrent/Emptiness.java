package org.livespring.concurrent;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Waits for the end of what is open. */
public final class Emptiness {

	private Emptiness() {
	}

	/**
	 * Wait until something is empty.
	 * @param open what is open; whoever removes from it notifies its monitor
	 * @param patience how long to wait
	 * @return {@code false} if something is still open
	 */
	public static boolean await(Collection<?> open, Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		synchronized (open) {
			long left = patience.toMillis();
			while (!open.isEmpty() && left > 0) {
				try {
					open.wait(left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					break;
				}
				left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			}
			return open.isEmpty();
		}
	}

}
