package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that receives events: those its children
 * {@linkplain LiveContext#emit(Object) emit}, those of the rooms it
 * {@linkplain LiveContext#join(String) joined}, and those for its user or connection. The
 * method takes exactly one event by its type, or as a {@link LiveEvent} of it, beside the
 * arguments a {@link LiveAction} may have, and returns the new {@code State} or nothing.
 * An event from elsewhere is found by the {@linkplain LiveEventName name} of the type. An
 * event nobody listens to is dropped.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveListener {

}
