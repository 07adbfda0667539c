package org.livespring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the threads components run on.
 *
 * @param actionThreads Threads that run actions and render, unless there is a bean named
 * 'liveExecutor'.
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

}
