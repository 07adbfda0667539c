package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A value of a component's state that a {@link LiveTask} provides.
 *
 * @param <T> the type of the value, storable in a snapshot like any state
 * @param status where the value stands
 * @param value the value, kept while it is loaded again and after a failure
 * @param error what to tell the user after a failure, {@code null} otherwise
 */
public record AsyncValue<T>(Status status, @Nullable T value, @Nullable String error) {

	/** The {@link #error()} of a task that its node did not finish. */
	public static final String INTERRUPTED = "interrupted";

	public AsyncValue {
		Assert.notNull(status, "'status' must not be null");
	}

	/**
	 * No value, and none under way.
	 * @param <T> the type of the value
	 * @return an idle value
	 */
	public static <T> AsyncValue<T> idle() {
		return new AsyncValue<>(Status.IDLE, null, null);
	}

	/**
	 * No value yet; the task provides it.
	 * @param <T> the type of the value
	 * @return a loading value
	 */
	public static <T> AsyncValue<T> loading() {
		return new AsyncValue<>(Status.LOADING, null, null);
	}

	/**
	 * A value that is there.
	 * @param <T> the type of the value
	 * @param value the value
	 * @return a done value
	 */
	public static <T> AsyncValue<T> done(@Nullable T value) {
		return new AsyncValue<>(Status.DONE, value, null);
	}

	/**
	 * A failure.
	 * @param <T> the type of the value
	 * @param error what to tell the user
	 * @return a failed value
	 */
	public static <T> AsyncValue<T> failed(String error) {
		return new AsyncValue<>(Status.FAILED, null, error);
	}

	/**
	 * Load again and keep the value until then.
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

	/** Where an asynchronous value stands. */
	public enum Status {

		/** Not asked for. */
		IDLE,
		/** Under way. */
		LOADING,
		/** There. */
		DONE,
		/** Failed, see {@link AsyncValue#error()}. */
		FAILED

	}

}
