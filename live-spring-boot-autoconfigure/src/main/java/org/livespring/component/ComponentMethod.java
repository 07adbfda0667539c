package org.livespring.component;

import org.jspecify.annotations.Nullable;

/** A method of a component's bean with all that its parameters need. */
final class ComponentMethod {

	private final Invocable method;

	private final Argument[] arguments;

	ComponentMethod(Invocable method, Argument[] arguments) {
		this.method = method;
		this.arguments = arguments;
	}

	@Nullable Object invoke(Call call) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].resolve(call);
		}
		call.resolved().run();
		return this.method.call(values);
	}

}
