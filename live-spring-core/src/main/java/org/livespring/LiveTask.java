package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that works longer than an action should. Its
 * name is that of a record component of {@code State} with the type {@link AsyncValue}:
 * the task runs whenever that is {@linkplain AsyncValue#loading() loading}, from the
 * moment the component is adopted by a connection, on the executor of the application and
 * outside the component's mailbox. What it returns becomes
 * {@linkplain AsyncValue#done(Object) done}, what it throws
 * {@linkplain AsyncValue#failed(String) failed}.
 * <p>
 * Since the state says that the task is due, a placeholder never waits for a node that
 * died: the task starts again where the component comes back, or fails, see
 * {@link #restart()}. A component retries by returning {@code loading()} again. A result
 * that arrives when the state is not loading any more is dropped.
 * <p>
 * The method takes what a {@link LiveAction} may take except a payload; {@code State} is
 * the one at its start. {@link LiveContext#update} reports progress.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveTask {

	/**
	 * Name of the {@code State} component that holds the result.
	 * @return the name, by default the method's name
	 */
	String name() default "";

	/**
	 * Whether the task runs again when its component comes back from a snapshot in which
	 * it was still loading.
	 * @return {@code false} to fail it with {@link AsyncValue#INTERRUPTED} instead
	 */
	boolean restart() default true;

}
