package org.livespring.test.app;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveComponent;

/** Comes back when a test lets it. */
@LiveComponent
public class Gated {

	/** How many are coming back at this moment. */
	public final AtomicInteger inside = new AtomicInteger();

	/** How many came back. */
	public final AtomicInteger returned = new AtomicInteger();

	private final Semaphore allowed = new Semaphore(0);

	record State() {
	}

	State mount() {
		return new State();
	}

	State rehydrate(State state) throws InterruptedException {
		this.inside.incrementAndGet();
		this.allowed.acquire();
		this.inside.decrementAndGet();
		this.returned.incrementAndGet();
		return state;
	}

	/** Let some come back. */
	public void allow(int returns) {
		this.allowed.release(returns);
	}

}
