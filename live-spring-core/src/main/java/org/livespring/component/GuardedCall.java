package org.livespring.component;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A method call that is only checked by method security, not made.
 *
 * @param bean the component's bean, or its proxy
 * @param method the method of the component
 * @param arguments resolves the arguments that the method would be called with
 * @param result the value that the method would return
 */
public record GuardedCall(Object bean, Method method, Supplier<@Nullable Object[]> arguments, Object result) {

}
