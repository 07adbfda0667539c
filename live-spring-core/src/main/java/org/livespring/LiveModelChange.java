package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that runs after the browser has changed
 * properties marked {@link LiveModel}: to go back to the first page when a filter
 * changes, for example. It takes the state with the new values and what else a
 * {@link LiveListener} may take beside the event, and returns the new {@code State} or
 * nothing. It runs once for each frame of the browser that changes one of its properties
 * or more, in the same call; not for a value that stays equal, for changes by the
 * component itself, or when the URL is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveModelChange {

	/**
	 * Names of the properties.
	 * @return one name or more, of record components of {@code State}
	 */
	String[] value();

}
