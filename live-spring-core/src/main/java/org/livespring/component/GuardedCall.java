package org.livespring.component;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A call that is asked for and not made.
 *
 * @param bean the component, or its proxy
 * @param method the method
 * @param arguments makes what the method would be given
 * @param result what it would return
 */
public record GuardedCall(Object bean, Method method, Supplier<@Nullable Object[]> arguments, Object result) {

}
