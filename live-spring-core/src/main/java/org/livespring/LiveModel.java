package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the browser write a record component of {@code State}, as {@code live-model} does
 * while the user types. Nothing of a state is writable without it. A value that cannot be
 * converted or violates a constraint of the record component leaves the state unchanged
 * and shows as an error of the field. What follows from a new value is done by a
 * {@link LiveModelChange} method.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveModel {

}
