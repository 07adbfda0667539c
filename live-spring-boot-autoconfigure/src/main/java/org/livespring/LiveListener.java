package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that receives events: those its children
 * {@linkplain LiveContext#emit(Object) emit}. The method takes exactly one event by its
 * type beside the arguments a {@link LiveAction} may have, and returns the new
 * {@code State} or nothing. An event no component up the tree listens to is dropped and
 * logged at debug level.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveListener {

}
