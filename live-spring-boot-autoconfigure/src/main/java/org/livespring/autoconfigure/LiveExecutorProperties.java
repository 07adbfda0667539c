package org.livespring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the threads components run on.
 *
 * @param actionThreads Threads that run actions and render. With a bean named
 * 'liveExecutor', the most of its threads that do so at once; all by default.
 * @param taskThreads Threads that run tasks, unless there is a bean named
 * 'liveTaskExecutor'.
 */
@ConfigurationProperties("live.executor")
record LiveExecutorProperties(@Nullable Integer actionThreads,
		@DefaultValue("64") int taskThreads) implements CheckedProperties {

	@Override
	public Integer actionThreads() {
		return (this.actionThreads != null) ? this.actionThreads
				: Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
	}

	/** Whether the application says how many threads run actions. */
	boolean isSet() {
		return this.actionThreads != null;
	}

}
