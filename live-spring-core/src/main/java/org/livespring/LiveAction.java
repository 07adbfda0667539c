package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that a browser may call. Nothing else can be
 * called.
 * <p>
 * Arguments, in any order and all optional: the {@code State}, the {@code Props}, one
 * payload record (bound from what the browser sent, validated where it is annotated with
 * {@code @Valid} or {@code @Validated}), {@link org.springframework.validation.Errors}
 * (then the method runs with invalid input too and decides), single entries of the
 * payload by the names of parameters of simple types and lists of them,
 * {@link LiveContext}, {@link java.security.Principal}, {@link java.util.Locale},
 * {@link java.time.ZoneId}, and what a {@link LiveArgumentResolver} supports. A method
 * that returns the component's {@code State} replaces it; any other return value is the
 * answer to the caller and leaves the state unchanged.
 * <p>
 * Actions of one instance run one after the other. An exception leaves the state as it
 * was; the user sees an error with an id, the log has the same id.
 * <p>
 * No call runs twice. Where a connection was lost and no node remembers whether a call
 * ran, it does not run again and the user is told so, unless the action is
 * {@link #repeatable()} or {@link #claimed()}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveAction {

	/**
	 * Name by which templates refer to the action.
	 * @return the name, by default the method's name
	 */
	String name() default "";

	/**
	 * Whether the browser may send a call once more whose connection was lost before it
	 * was answered. For actions that can run twice without harm, such as a refresh.
	 * @return {@code true} for an action without effects outside the state
	 */
	boolean repeatable() default false;

	/**
	 * Whether a call is claimed before it runs, by all nodes that share claims, so that a
	 * browser that sends it once more lets it run where it did not. Costs a write before
	 * each call.
	 * @return {@code true} for an action that must run once
	 */
	boolean claimed() default false;

}
