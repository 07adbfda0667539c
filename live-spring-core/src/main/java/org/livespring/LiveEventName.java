package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the name that identifies an event type in messages to other components, nodes and
 * clients. The default is the simple class name in kebab case: {@code chat-posted} for
 * {@code ChatPosted}.
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
