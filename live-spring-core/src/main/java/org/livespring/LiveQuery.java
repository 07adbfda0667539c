package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a record component of {@code State} to a parameter of the page's URL query: set
 * from the URL after {@code mount} and when the user goes back or forward, written to the
 * URL when the state changes. The URL is the user's, so a value that cannot be converted
 * or violates a constraint of the record component is ignored. {@code null}, an empty
 * string, an empty collection and {@code mount}'s own value without a parameter are left
 * out of the URL.
 * <p>
 * Types: {@code String}, numbers, {@code boolean}, enums, ISO dates, and lists of them (a
 * parameter for each item). Derive what depends on the query in {@code view}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveQuery {

	/**
	 * Name of the parameter.
	 * @return the name, by default that of the record component
	 */
	String value() default "";

	/**
	 * Whether a change adds an entry to the browser's history instead of replacing the
	 * current one.
	 * @return {@code true} to add an entry
	 */
	boolean push() default false;

}
