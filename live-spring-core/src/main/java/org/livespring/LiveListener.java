package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that receives events: events that child
 * components {@linkplain LiveContext#emit(Object) emit}, events of rooms that the
 * component has {@linkplain LiveContext#join(String) joined}, and events for its user or
 * its connection.
 * <p>
 * The method has exactly one parameter of the event's type, or a {@link LiveEvent} of
 * that type, and may have the parameters of a {@link LiveAction} except a payload. It
 * returns the new {@code State} or nothing. Events of rooms, users and connections are
 * matched by the {@linkplain LiveEventName name} of their type. Events without a listener
 * are dropped.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveListener {

}
