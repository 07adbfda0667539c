package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows the browser to write a record component of {@code State}, for example by
 * {@code live-model} while the user types. The browser cannot write record components
 * without this annotation. A value that cannot be converted or violates a constraint of
 * the record component leaves the state unchanged and is rendered as an error of the
 * field. A {@link LiveModelChange} method can react to a new value.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD })
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveModel {

}
