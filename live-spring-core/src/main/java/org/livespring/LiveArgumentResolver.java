package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Provides arguments of further types for component methods. An application implements it
 * as a Spring bean. Each resolver is asked once for each parameter when the application
 * starts, in the order of the beans. Resolvers take precedence over the built-in
 * arguments, except {@code State}, {@code Props}, {@link LiveContext} and
 * {@link LiveViewContext}.
 */
public interface LiveArgumentResolver {

	/**
	 * Whether this resolver provides the parameter.
	 * @param parameter a parameter of a component method
	 * @return {@code true} if {@link #resolve} can be called for it
	 */
	boolean supports(MethodParameter parameter);

	/**
	 * Resolve the argument for one call.
	 * @param parameter a supported parameter
	 * @param live the context of the call
	 * @return the argument
	 */
	@Nullable Object resolve(MethodParameter parameter, LiveContext live);

}
