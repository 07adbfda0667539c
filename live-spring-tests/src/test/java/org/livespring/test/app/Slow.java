package org.livespring.test.app;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveTask;

/** Works as long as a test wants. */
@LiveComponent
public class Slow {

	/** What the tasks wait for; an empty text lets one fail. */
	public final BlockingQueue<String> results = new LinkedBlockingQueue<>();

	public final AtomicInteger runs = new AtomicInteger();

	public final AtomicInteger payments = new AtomicInteger();

	record State(AsyncValue<String> quote, AsyncValue<String> payment, int progress) {
	}

	State mount() {
		return new State(AsyncValue.loading(), AsyncValue.idle(), 0);
	}

	@LiveTask
	String quote(LiveContext live) throws InterruptedException {
		this.runs.incrementAndGet();
		live.update((State state) -> new State(state.quote(), state.payment(), state.progress() + 50));
		String result = this.results.take();
		if (result.isEmpty()) {
			throw new IllegalStateException("no quote");
		}
		return result;
	}

	@LiveTask(restart = false)
	String payment() throws InterruptedException {
		this.payments.incrementAndGet();
		return this.results.take();
	}

	@LiveAction
	State retry(State state) {
		return new State(state.quote().reload(), state.payment(), 0);
	}

	@LiveAction
	State pay(State state) {
		return new State(state.quote(), AsyncValue.loading(), 0);
	}

}
