package org.livespring.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An executor that decides itself when delayed tasks run. */
public interface DelayingExecutor extends Executor {

	/**
	 * Get an executor for tasks that are to run later.
	 * @param nanos the delay in nanoseconds
	 * @return the executor, whose tasks run on this one
	 */
	Executor delayed(long nanos);

	/**
	 * Get an executor whose tasks run after a delay.
	 * @param executor runs the tasks
	 * @param nanos the delay in nanoseconds, without delay if it is not positive
	 * @return the executor
	 */
	static Executor delayed(Executor executor, long nanos) {
		if (nanos <= 0) {
			return executor;
		}
		return (executor instanceof DelayingExecutor delaying) ? delaying.delayed(nanos)
				: CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, executor);
	}

}
