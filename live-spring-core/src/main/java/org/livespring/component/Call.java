package org.livespring.component;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

import org.livespring.LiveContext;
import org.livespring.LiveViewContext;

/**
 * What the arguments of one call are taken from.
 *
 * @param state the state, {@code null} for {@code mount}
 * @param props the props, {@code null} for a component without
 * @param live the context
 * @param view the context of {@code view}, {@code null} for other methods
 * @param input the payload record of an action or the event of a listener
 * @param errors what is wrong with the payload record
 * @param entries all entries of the payload
 * @param resolved told when all arguments are there
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

	/** Where one parameter of a method gets its values from, chosen at start. */
	interface Argument {

		@Nullable Object resolve(Call call);

	}

}
