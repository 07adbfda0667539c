package org.livespring.component;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

import org.livespring.component.bind.Invocable;
import org.livespring.component.bind.ParameterChecker;

/** A method of a component's bean together with the sources of its arguments. */
final class ComponentMethod {

	private final Method method;

	private final Object bean;

	private final Invocable invocable;

	private final Call.Argument[] arguments;

	private final @Nullable ParameterChecker checker;

	ComponentMethod(Method method, Object bean, Call.Argument[] arguments, @Nullable ParameterChecker checker) {
		this.method = method;
		this.bean = bean;
		this.invocable = Invocable.of(method, bean);
		this.arguments = arguments;
		this.checker = checker;
	}

	boolean takes(Class<?> type) {
		return List.of(this.method.getParameterTypes()).contains(type);
	}

	@Nullable Object invoke(Call call) {
		return invoke(call, arguments(call));
	}

	@Nullable Object invoke(Call call, @Nullable Object[] arguments) {
		call.resolved().run();
		return this.invocable.call(arguments);
	}

	/**
	 * The checked arguments of a call. What is wrong with them is added to the errors of
	 * the call, and is an exception if it has none.
	 */
	@Nullable Object[] arguments(Call call) {
		@Nullable Object[] values = resolve(call);
		BindingResult errors = call.errors();
		if (this.checker != null && errors != null) {
			this.checker.check(values, errors, call.live().locale());
		}
		else if (this.checker != null) {
			this.checker.require(values, call.live().locale());
		}
		return values;
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
