package org.livespring.test.app;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Counts when a test lets it. */
@LiveComponent
public class Held {

	/** Calls that began. */
	public final AtomicInteger began = new AtomicInteger();

	private final Semaphore arrived = new Semaphore(0);

	private final Semaphore allowed = new Semaphore(0);

	record State(int count) {
	}

	State mount() {
		return new State(0);
	}

	@LiveAction
	State count(State state) throws InterruptedException {
		hold();
		return new State(state.count() + 1);
	}

	@LiveAction
	void nothing() throws InterruptedException {
		hold();
	}

	@LiveAction
	void fail() throws InterruptedException {
		hold();
		throw new IllegalStateException("as told");
	}

	@LiveAction(repeatable = true)
	State repeat(State state) throws InterruptedException {
		hold();
		return new State(state.count() + 10);
	}

	@LiveAction(claimed = true)
	State pay(State state) throws InterruptedException {
		hold();
		return new State(state.count() + 100);
	}

	private void hold() throws InterruptedException {
		this.began.incrementAndGet();
		this.arrived.release();
		this.allowed.acquire();
	}

	/** Wait until one more call is under way. */
	public void awaitCall() {
		this.arrived.acquireUninterruptibly();
	}

	/** Let calls go on, or those that come. */
	public void allow(int calls) {
		this.allowed.release(calls);
	}

}
