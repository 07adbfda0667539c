package org.livespring.concurrent;

import java.util.concurrent.Executor;

/**
 * Wraps the executors of the engine, so that a test can tell when all work is done. An
 * application has no such bean.
 */
@FunctionalInterface
public interface ExecutorWatch {

	/**
	 * Wrap an executor.
	 * @param executor an executor of the engine
	 * @return the executor that the engine uses
	 */
	Executor watch(Executor executor);

}
