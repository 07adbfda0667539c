package org.livespring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import org.livespring.concurrent.ExecutorWatch;

/**
 * The threads components run on: beans of the application by name, or pools of our own.
 * The pools are no beans, since an {@code Executor} bean would make Spring Boot's back
 * off.
 */
@EnableConfigurationProperties(LiveExecutorProperties.class)
public final class LiveExecutors implements DisposableBean {

	/** Bean that runs actions, if the application has one. */
	static final String ACTIONS = "liveExecutor";

	/** Bean that runs {@code @LiveTask} methods, if the application has one. */
	static final String TASKS = "liveTaskExecutor";

	private static final int WAITING_TASKS = 10_000;

	private static final int SENDING_THREADS = 8;

	private static final int LOGIN_THREADS = 4;

	private final List<ExecutorService> own = new ArrayList<>();

	private final Executor actions;

	/**
	 * How many actions run at once, as many as want to on an executor of the application.
	 */
	private final int actionThreads;

	private final Executor tasks;

	/** Pings and closes, which must not wait for components. */
	private final Executor connections;

	/** Look-ups of users and HTTP sessions, whose stores may be slow. */
	private final Executor logins;

	/** Application events from rooms, in their order. */
	private final Executor bridge;

	LiveExecutors(BeanFactory beans, LiveExecutorProperties properties) {
		ExecutorWatch watch = ExecutorWatch.of(beans.getBeanProvider(ExecutorWatch.class));
		this.actions = watch.watch(beans.containsBean(ACTIONS) ? beans.getBean(ACTIONS, Executor.class)
				: pool(properties.actionThreads(), Integer.MAX_VALUE, "live-action-"));
		boolean unlimited = beans.containsBean(ACTIONS) && !properties.isSet();
		this.actionThreads = unlimited ? Integer.MAX_VALUE : properties.actionThreads();
		this.tasks = watch.watch(beans.containsBean(TASKS) ? beans.getBean(TASKS, Executor.class)
				: pool(properties.taskThreads(), WAITING_TASKS, "live-task-"));
		this.connections = watch.watch(pool(SENDING_THREADS, Integer.MAX_VALUE, "live-connection-"));
		this.logins = watch.watch(pool(LOGIN_THREADS, Integer.MAX_VALUE, "live-login-"));
		this.bridge = watch.watch(pool(1, WAITING_TASKS, "live-bridge-"));
	}

	private Executor pool(int threads, int waiting, String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 60, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(waiting), factory);
		pool.allowCoreThreadTimeOut(true);
		this.own.add(pool);
		return pool;
	}

	public Executor actions() {
		return this.actions;
	}

	int actionThreads() {
		return this.actionThreads;
	}

	Executor tasks() {
		return this.tasks;
	}

	public Executor connections() {
		return this.connections;
	}

	public Executor logins() {
		return this.logins;
	}

	public Executor bridge() {
		return this.bridge;
	}

	@Override
	public void destroy() {
		this.own.forEach(ExecutorService::shutdownNow);
	}

}
