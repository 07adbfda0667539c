package org.livespring.security;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.livespring.component.MethodGuard;
import org.livespring.component.MethodGuards;

/** Finds what {@code @EnableMethodSecurity} adds to the methods of components. */
public final class SpringMethodGuards implements MethodGuards {

	@Override
	public @Nullable MethodGuard of(Object bean, Method method) {
		return AdvisedMethodGuard.of(bean, method);
	}

}
