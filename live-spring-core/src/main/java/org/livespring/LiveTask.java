package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that takes longer than an action should. The
 * method computes the record component of {@code State} that has the method's name and
 * the type {@link AsyncValue}. It runs whenever that value is
 * {@linkplain AsyncValue#loading() loading} and the page is connected, on the
 * application's task executor and outside the component's mailbox, so that it does not
 * block actions. Its result becomes the {@linkplain AsyncValue#done(Object) done} value;
 * an exception makes the value {@linkplain AsyncValue#failed(String) failed}.
 * <p>
 * The state tells that the task has to run. If a node stops while the task is running,
 * the node that restores the component starts the task again, or marks the value as
 * failed, see {@link #restart()}. To retry, a component returns {@code loading()} again.
 * A result is dropped if the value is no longer loading.
 * <p>
 * The method may have the parameters of a {@link LiveAction} except a payload;
 * {@code State} is the state at the start of the task. A task can show progress by
 * {@link LiveContext#update}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveTask {

	/**
	 * Name of the record component of {@code State} that holds the result.
	 * @return the name, by default the method's name
	 */
	String name() default "";

	/**
	 * Whether the task runs again when its component is restored from a snapshot in which
	 * the value is still loading.
	 * @return {@code false} to mark the value as failed with
	 * {@link AsyncValue#INTERRUPTED} instead
	 */
	boolean restart() default true;

}
