package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hides the value of a record component of {@code State} or {@code Props}, or of a record
 * inside them, from the browser. The value is part of the snapshot, so that any node can
 * restore it, but encrypted (AES-256-GCM, with a key for the component instance). It is
 * left out of the answers of actions and the details of events.
 * <p>
 * A browser can still see whether the value is {@code null}, about how long it is, and
 * whether it equals an earlier value. Templates and {@code toString()} see the plain
 * value: do not print or log it. Adding or removing this annotation changes the form of
 * the state: raise the {@linkplain LiveComponent#version() version}.
 * <p>
 * An encrypted value takes a third more characters than its JSON plus 38 characters, and
 * some microseconds for each update. A value that did not change adds nothing to an
 * update. To encrypt the whole state, set {@code live.state.encrypt}.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveSecret {

}
