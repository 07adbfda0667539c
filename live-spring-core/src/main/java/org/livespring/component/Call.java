package org.livespring.component;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

import org.livespring.LiveContext;
import org.livespring.LiveViewContext;

/**
 * The values from which the arguments of one method call are taken.
 *
 * @param state the component's state, {@code null} for {@code mount}
 * @param props the component's props, {@code null} if it has none
 * @param live the context of the call
 * @param view the context of {@code view}, {@code null} for other methods
 * @param input the payload record of an action or the event of a listener
 * @param errors the validation errors of the payload record and the parameters, if there
 * is a place for them
 * @param entries all entries of the payload
 * @param resolved runs once all arguments are resolved, before the method is called
 */
record Call(@Nullable Object state, @Nullable Object props, LiveContext live, @Nullable LiveViewContext view,
		@Nullable Object input, @Nullable BindingResult errors, Map<String, @Nullable Object> entries,
		Runnable resolved) {

	private static final Runnable NOTHING = () -> {
	};

	Call(@Nullable Object state, @Nullable Object props, LiveContext live) {
		this(state, props, live, null);
	}

	Call(@Nullable Object state, @Nullable Object props, LiveContext live, @Nullable Object event) {
		this(state, props, live, null, event, null, Map.of(), NOTHING);
	}

	static Call view(Object state, @Nullable Object props, LiveContext live, LiveViewContext view) {
		return new Call(state, props, live, view, null, null, Map.of(), NOTHING);
	}

	/** The same values without a place for errors. */
	Call withoutErrors() {
		return new Call(this.state, this.props, this.live, this.view, this.input, null, this.entries, this.resolved);
	}

	/** The source of one parameter's value, determined at start. */
	interface Argument {

		@Nullable Object resolve(Call call);

	}

}
