package org.livespring.component;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.component.bind.Invocable;

/** A method of a component's bean together with the sources of its arguments. */
final class ComponentMethod {

	private final Method method;

	private final Object bean;

	private final Invocable invocable;

	private final Call.Argument[] arguments;

	ComponentMethod(Method method, Object bean, Call.Argument[] arguments) {
		this.method = method;
		this.bean = bean;
		this.invocable = Invocable.of(method, bean);
		this.arguments = arguments;
	}

	boolean takes(Class<?> type) {
		return List.of(this.method.getParameterTypes()).contains(type);
	}

	@Nullable Object invoke(Call call) {
		@Nullable Object[] values = resolve(call);
		call.resolved().run();
		return this.invocable.call(values);
	}

	/** Describe a call for a check whether the user may make it. */
	GuardedCall guarded(Call call, Object result) {
		return new GuardedCall(this.bean, this.method, () -> resolve(call), result);
	}

	@Override
	public String toString() {
		return this.method.getDeclaringClass().getName() + "." + this.method.getName();
	}

	private @Nullable Object[] resolve(Call call) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].resolve(call);
		}
		return values;
	}

}
