package org.livespring.render;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.ScopeNotActiveException;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * What templates know from pages and only an HTTP request can give. A component has none,
 * on the page neither, so that it looks the same when it is rendered again.
 */
public final class RequestOnly {

	private static final Set<String> VARIABLES = Set.of("_csrf", "param", "session", "request", "response", "Request",
			"RequestParameters", "Session", "springMacroRequestContext");

	private RequestOnly() {
	}

	/**
	 * Whether a variable comes from a request, where the model has none of that name.
	 * @param name name of the variable
	 * @return {@code true} if a template cannot have it
	 */
	public static boolean isVariable(@Nullable Object name) {
		return name != null && VARIABLES.contains(name);
	}

	/**
	 * The answer to a template that asks for it.
	 * @param what what it asks for
	 * @return the exception to throw
	 */
	public static LiveException failure(String what) {
		return new LiveException(LiveErrorCode.RENDER_FAILED, what + " comes from the HTTP request, and a component "
				+ "is rendered without one: read it in the page and pass it as a prop, or put it into the state");
	}

	/** The failure behind an exception, where it is one of a missing request. */
	static @Nullable LiveException find(Throwable thrown) {
		Throwable cause = thrown;
		for (int depth = 0; cause != null && depth < 20; depth++) {
			if (cause instanceof LiveException live) {
				return live;
			}
			if (cause instanceof ScopeNotActiveException scope) {
				return failure("Bean '" + scope.getBeanName() + "'");
			}
			if (isNoRequest(cause)) {
				return failure("What the template or a bean it calls asks for");
			}
			cause = cause.getCause();
		}
		return null;
	}

	private static boolean isNoRequest(Throwable cause) {
		String message = cause.getMessage();
		return cause instanceof IllegalStateException && message != null
				&& message.startsWith("No thread-bound request found");
	}

}
