package org.livespring.concurrent;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Wraps the executors of the engine, so that a test can tell when all work is done. An
 * application has no such bean.
 */
@FunctionalInterface
public interface ExecutorWatch {

	/** Changes nothing. */
	ExecutorWatch NONE = (executor) -> executor;

	/**
	 * Wrap an executor.
	 * @param executor an executor of the engine
	 * @return the executor that the engine uses
	 */
	Executor watch(Executor executor);

	/**
	 * Get the watch of an application.
	 * @param watch the bean, if there is one
	 * @return the bean, or one that changes nothing
	 */
	static ExecutorWatch of(ObjectProvider<ExecutorWatch> watch) {
		return watch.getIfAvailable(() -> NONE);
	}

}
