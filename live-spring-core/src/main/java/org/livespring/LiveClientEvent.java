package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type of events that clients receive: scripts in browsers that joined the room,
 * scripts of the user or connection that an event is for, and readers of Server-Sent
 * Events. Events of other types reach listeners on the server only. The annotation also
 * applies to the types that extend or implement the annotated one.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveClientEvent {

}
