package org.livespring.component;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/** Finds what guards the methods of components; the port to method security. */
public interface MethodGuards {

	/** For applications without method security. */
	MethodGuards NONE = (bean, method) -> null;

	/**
	 * Finds the guard of a method.
	 * @param bean the bean of the component, or its proxy
	 * @param method the method
	 * @return the guard, {@code null} if everybody may call the method
	 */
	@Nullable MethodGuard of(Object bean, Method method);

}
