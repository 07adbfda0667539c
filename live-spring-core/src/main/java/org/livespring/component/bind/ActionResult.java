package org.livespring.component.bind;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a call changed and answered. With errors the input was invalid: either the method
 * was not run and the state is the old one, or it took the errors and decided itself.
 *
 * @param state the new state
 * @param result what the method returned if that is no state
 * @param errors texts for the user by field, sorted, one line for each error; those that
 * concern no single field under the name {@link #GLOBAL}
 */
public record ActionResult(Object state, @Nullable Object result, Map<String, String> errors) {

	/** Name of the errors that concern no single field. */
	public static final String GLOBAL = "global";

	/** The same with another state. */
	public ActionResult withState(Object state) {
		return new ActionResult(state, this.result, this.errors);
	}

	/**
	 * Whether the input was accepted.
	 * @return {@code false} if there are errors
	 */
	public boolean isValid() {
		return this.errors.isEmpty();
	}

}
