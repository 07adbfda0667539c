package org.livespring.concurrent;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Waits until a collection of open things is empty. */
public final class Emptiness {

	private Emptiness() {
	}

	/**
	 * Wait until a collection is empty.
	 * @param open the collection; code that removes an element must notify the
	 * collection's monitor
	 * @param patience how long to wait at most
	 * @return {@code false} if the collection is still not empty
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
