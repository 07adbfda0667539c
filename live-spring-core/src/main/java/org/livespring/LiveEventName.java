package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Name of an event's type on its way to others. Without it, it is the simple name of the
 * class in kebab case: {@code chat-posted} for {@code ChatPosted}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveEventName {

	/**
	 * The name.
	 * @return letters, digits, {@code -}, {@code _} and {@code .}
	 */
	String value();

}
