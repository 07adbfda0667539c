package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a record component of {@code State} to a query parameter of the page's URL. The
 * record component is set from the URL after {@code mount} and when the user goes back or
 * forward, and it is written to the URL when the state changes. Users can change the URL,
 * so a value that cannot be converted or violates a constraint of the record component is
 * ignored. The parameter is left out of the URL if its value is {@code null}, an empty
 * string, an empty collection or the value that {@code mount} gave it.
 * <p>
 * Supported types are {@code String}, numbers, {@code boolean}, enums, ISO dates, and
 * lists of these with one parameter for each item. The {@code view} method is the place
 * for data that depends on the query.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD })
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
