package org.livespring.autoconfigure;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads components run on: beans of the application by name, or pools of our own.
 * The pools are no beans, since an {@code Executor} bean would make Spring Boot's back
 * off.
 */
final class LiveExecutors implements DisposableBean {

	/** Bean that runs actions, if the application has one. */
	static final String ACTIONS = "liveExecutor";

	/** Bean that runs {@code @LiveTask} methods, if the application has one. */
	static final String TASKS = "liveTaskExecutor";

	private static final int WAITING_TASKS = 10_000;

	private static final int SENDING_THREADS = 8;

	private final Executor actions;

	private final Executor tasks;

	/** Pings and closes, which must not wait for components. */
	private final Executor connections = pool(SENDING_THREADS, Integer.MAX_VALUE, "live-connection-");

	/** Application events from rooms, in their order. */
	private final Executor bridge = pool(1, WAITING_TASKS, "live-bridge-");

	LiveExecutors(BeanFactory beans, LiveProperties.Executor properties) {
		this.actions = beans.containsBean(ACTIONS) ? beans.getBean(ACTIONS, Executor.class)
				: pool(properties.getActionThreads(), Integer.MAX_VALUE, "live-action-");
		this.tasks = beans.containsBean(TASKS) ? beans.getBean(TASKS, Executor.class)
				: pool(properties.getTaskThreads(), WAITING_TASKS, "live-task-");
	}

	private static OwnPool pool(int threads, int waiting, String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return new OwnPool(threads, waiting, factory);
	}

	Executor actions() {
		return this.actions;
	}

	Executor tasks() {
		return this.tasks;
	}

	Executor connections() {
		return this.connections;
	}

	Executor bridge() {
		return this.bridge;
	}

	@Override
	public void destroy() {
		close(this.actions);
		close(this.tasks);
		close(this.connections);
		close(this.bridge);
	}

	private static void close(Executor executor) {
		if (executor instanceof OwnPool pool) {
			pool.shutdownNow();
		}
	}

	/** A pool that nobody else shares. */
	private static final class OwnPool extends ThreadPoolExecutor {

		OwnPool(int threads, int waiting, CustomizableThreadFactory factory) {
			super(threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), factory);
			allowCoreThreadTimeOut(true);
		}

	}

}
