package org.livespring.component;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * What a method takes beside state, props and context, which depends on what it is for.
 */
interface MethodInput {

	/** A method that takes nothing else. */
	MethodInput NONE = (parameter) -> null;

	/** The method that gives the first state. */
	MethodInput BEFORE_STATE = new MethodInput() {

		@Override
		public @Nullable Argument argument(MethodParameter parameter) {
			return null;
		}

		@Override
		public boolean hasState() {
			return false;
		}

	};

	/** The argument of a parameter, {@code null} if there is none. */
	@Nullable Argument argument(MethodParameter parameter);

	/** Whether there is a state when the method is called. */
	default boolean hasState() {
		return true;
	}

	/** What the method may take, for messages. */
	default String possible() {
		return (hasState() ? "State, " : "") + "Props, LiveContext, Principal, Locale and ZoneId are there";
	}

}
