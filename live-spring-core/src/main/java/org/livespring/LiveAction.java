package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that a browser may call. A browser can call
 * no other methods.
 * <p>
 * The method can have these parameters, all optional and in any order:
 * <ul>
 * <li>the {@code State} and the {@code Props} of the component</li>
 * <li>one record, to which the payload from the browser is bound; it is validated if the
 * parameter is annotated with {@code @Valid} or {@code @Validated}</li>
 * <li>{@link org.springframework.validation.Errors}: the method is then called with
 * invalid input too and has to handle the errors itself</li>
 * <li>parameters of simple types, and lists of them: each is bound to the entry of the
 * payload that has the parameter's name</li>
 * <li>{@link LiveContext}, {@link java.security.Principal}, {@link java.util.Locale} and
 * {@link java.time.ZoneId}</li>
 * <li>parameters that a {@link LiveArgumentResolver} bean supports</li>
 * </ul>
 * If the method returns the component's {@code State}, that becomes the new state. Any
 * other return value is sent to the caller as the answer and leaves the state unchanged.
 * <p>
 * Actions of one component instance run one after the other. An exception leaves the
 * state unchanged; the user sees an error with an id, and the log has the exception with
 * the same id.
 * <p>
 * A call never runs twice by default. If the connection was lost and no node knows
 * whether a call ran, the call is not run again and the user gets an error.
 * {@link #repeatable()} and {@link #claimed()} change that.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveAction {

	/**
	 * Name of the action in templates.
	 * @return the name, by default the method's name
	 */
	String name() default "";

	/**
	 * Whether a call may run again if its connection was lost before the answer arrived.
	 * For actions that can run twice without harm, such as a refresh.
	 * @return {@code true} for an action without side effects outside the state
	 */
	boolean repeatable() default false;

	/**
	 * Whether the node claims each call before it runs it. All nodes share the claims, so
	 * a call that the browser sends again after a lost connection runs if no node has
	 * claimed it, and is refused otherwise. A claim costs one write, to Redis if there
	 * are several nodes, before each call.
	 * @return {@code true} for an action whose lost calls must run, but only once
	 */
	boolean claimed() default false;

}
