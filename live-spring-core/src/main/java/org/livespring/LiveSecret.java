package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the value of a record component of {@code State} or {@code Props}, or of a record
 * inside them, from the browser: it travels with the snapshot, so that it comes back on
 * any node, but encrypted (AES-256-GCM, with a key of its instance). Answers of actions
 * and details of events leave it out.
 * <p>
 * What remains visible is whether the value is {@code null}, about how long it is, and
 * whether it is one it had before. A template sees the value, since it may depend on it,
 * and so does {@code toString()}: neither print nor log what is secret. Adding or
 * removing the marker changes the form of the state: raise the
 * {@linkplain LiveComponent#version() version}.
 * <p>
 * It costs a third more characters than the value's JSON, 38 characters besides, and some
 * microseconds for each update; a value that did not change adds nothing to what an
 * update sends. To hide everything, set {@code live.state.encrypt}.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveSecret {

}
