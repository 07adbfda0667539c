package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that runs after the browser has changed
 * properties marked with {@link LiveModel}, for example to go back to the first page when
 * a filter changes.
 * <p>
 * The method takes the state with the new values and may have the other parameters of a
 * {@link LiveListener} except the event. It returns the new {@code State} or nothing. It
 * runs once for each frame of the browser that changes at least one of its properties, in
 * the same call. It does not run if the new value equals the old one, if the component
 * itself changes a property, or if the property is set from the URL.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveModelChange {

	/**
	 * Names of the properties.
	 * @return one or more names of record components of {@code State}
	 */
	String[] value();

}
