package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Gives component methods further arguments; a Spring bean of the application. Asked once
 * for each parameter at start, in the order of the beans and before the built-in
 * arguments except {@code State}, {@code Props} and {@link LiveContext}.
 */
public interface LiveArgumentResolver {

	/**
	 * Whether this resolver provides the parameter.
	 * @param parameter a parameter of a component method
	 * @return {@code true} if {@link #resolve} can be called for it
	 */
	boolean supports(MethodParameter parameter);

	/**
	 * Provide the argument of one call.
	 * @param parameter a supported parameter
	 * @param live the context of the call
	 * @return the argument
	 */
	@Nullable Object resolve(MethodParameter parameter, LiveContext live);

}
