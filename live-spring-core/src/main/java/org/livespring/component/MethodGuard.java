package org.livespring.component;

import org.jspecify.annotations.Nullable;

/**
 * The method security of one method of a component, asked without calling the method.
 * Runs as the user of the call.
 */
public interface MethodGuard {

	/**
	 * Asks before the arguments are known.
	 * @throws RuntimeException if the user may not call the method, with whatever
	 * arguments
	 */
	void ask();

	/**
	 * Asks whether the user may call the method with these arguments. What depends on the
	 * result of the method is left out.
	 * @param arguments the arguments, {@code null} for those that are not known
	 * @throws RuntimeException if the user may not call it, or if that cannot be told
	 */
	void ask(@Nullable Object[] arguments);

	/**
	 * Asks whether the user may have the result of a call.
	 * @param arguments the arguments
	 * @param result what the method would return
	 * @throws RuntimeException if the user may not
	 */
	void ask(@Nullable Object[] arguments, Object result);

}
