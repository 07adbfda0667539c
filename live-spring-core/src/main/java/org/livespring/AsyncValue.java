package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A value in a component's state that a {@link LiveTask} method computes. Immutable.
 *
 * @param <T> the type of the value, storable in a snapshot like any state
 * @param status whether the value is idle, loading, done or failed
 * @param value the last value; kept while the task runs again and after it failed
 * @param error text for the user after a failure, {@code null} otherwise
 */
public record AsyncValue<T>(Status status, @Nullable T value, @Nullable String error) {

	/** The {@link #error()} of a task that was interrupted because its node stopped. */
	public static final String INTERRUPTED = "interrupted";

	public AsyncValue {
		Assert.notNull(status, "'status' must not be null");
	}

	/**
	 * Create a value that no task has been asked to compute.
	 * @param <T> the type of the value
	 * @return an idle value
	 */
	public static <T> AsyncValue<T> idle() {
		return new AsyncValue<>(Status.IDLE, null, null);
	}

	/**
	 * Create a value that is being computed. Returning it in a state starts the task.
	 * @param <T> the type of the value
	 * @return a loading value
	 */
	public static <T> AsyncValue<T> loading() {
		return new AsyncValue<>(Status.LOADING, null, null);
	}

	/**
	 * Create a value that has been computed.
	 * @param <T> the type of the value
	 * @param value the value
	 * @return a done value
	 */
	public static <T> AsyncValue<T> done(@Nullable T value) {
		return new AsyncValue<>(Status.DONE, value, null);
	}

	/**
	 * Create a value whose task failed.
	 * @param <T> the type of the value
	 * @param error text for the user
	 * @return a failed value
	 */
	public static <T> AsyncValue<T> failed(String error) {
		return new AsyncValue<>(Status.FAILED, null, error);
	}

	/**
	 * Compute the value again and keep the present one until then.
	 * @return a loading value
	 */
	public AsyncValue<T> reload() {
		return new AsyncValue<>(Status.LOADING, this.value, null);
	}

	public boolean isIdle() {
		return this.status == Status.IDLE;
	}

	public boolean isLoading() {
		return this.status == Status.LOADING;
	}

	public boolean isDone() {
		return this.status == Status.DONE;
	}

	public boolean isFailed() {
		return this.status == Status.FAILED;
	}

	/** Status of an asynchronous value. */
	public enum Status {

		/** The task was not started. */
		IDLE,
		/** The task is running, or is about to start. */
		LOADING,
		/** The task returned the value. */
		DONE,
		/** The task failed, see {@link AsyncValue#error()}. */
		FAILED

	}

}
