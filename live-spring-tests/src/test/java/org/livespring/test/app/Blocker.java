package org.livespring.test.app;

import java.util.concurrent.CountDownLatch;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Occupies the thread it is called on until that is interrupted. */
@LiveComponent
public class Blocker {

	private final CountDownLatch blocked = new CountDownLatch(1);

	record State() {
	}

	State mount() {
		return new State();
	}

	@LiveAction
	void block() throws InterruptedException {
		this.blocked.countDown();
		new CountDownLatch(1).await();
	}

	/** Wait until a call occupies its thread. */
	public void awaitBlocked() {
		try {
			this.blocked.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
