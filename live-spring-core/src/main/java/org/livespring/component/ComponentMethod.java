package org.livespring.component;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.bind.Invocable;
import org.livespring.component.bind.ParameterChecker;

/** A method of a component's bean together with the sources of its arguments. */
final class ComponentMethod {

	private final Method method;

	private final Invocable invocable;

	private final Call.Argument[] arguments;

	private final @Nullable ParameterChecker checker;

	private final @Nullable MethodGuard guard;

	ComponentMethod(Method method, Object bean, Call.Argument[] arguments, @Nullable ParameterChecker checker,
			@Nullable MethodGuard guard) {
		this.method = method;
		this.guard = guard;
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
		return telling(call, () -> checked(call));
	}

	private @Nullable Object[] checked(Call call) {
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

	/**
	 * Ask the guard before anything that a caller sent is read.
	 * @throws RuntimeException if the user may not call the method, with whatever
	 * arguments
	 */
	void admit() {
		if (this.guard != null) {
			this.guard.ask();
		}
	}

	/**
	 * Ask the guard before the caller is told something about what was sent.
	 * @throws LiveException if the user may not make the call, as far as it is known
	 */
	void admit(Call call) {
		if (this.guard != null) {
			try {
				this.guard.ask(known(call.withoutErrors()));
			}
			catch (RuntimeException ex) {
				throw new LiveException(LiveErrorCode.ACCESS_DENIED, "Not allowed: " + this, ex);
			}
		}
	}

	/** Read what a caller sent. Only those who may make the call are told a failure. */
	<T> T telling(Call known, Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (RuntimeException ex) {
			admit(known);
			throw ex;
		}
	}

	/** Ask the guard whether the user may have what a call would return. */
	void check(Call call, Object result) {
		if (this.guard != null) {
			this.guard.ask(resolve(call), result);
		}
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

	/** The arguments, {@code null} in place of those that cannot be resolved. */
	private @Nullable Object[] known(Call call) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			try {
				values[i] = this.arguments[i].resolve(call);
			}
			catch (LiveException ex) {
				values[i] = null;
			}
		}
		return values;
	}

}
