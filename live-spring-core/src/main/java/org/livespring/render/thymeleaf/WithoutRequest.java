package org.livespring.render.thymeleaf;

import java.lang.reflect.Proxy;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.web.servlet.IServletWebRequest;

import org.livespring.render.RequestOnly;

/**
 * Stand-ins for what Thymeleaf and its dialects expect of a web page: they know what a
 * component's scope knows, and refuse the rest with the reason.
 */
final class WithoutRequest {

	private WithoutRequest() {
	}

	static IServletWebRequest webRequest(OffRequestExchange exchange) {
		return standIn(IServletWebRequest.class, (name) -> switch (name) {
			case "getApplicationPath", "getContextPath" -> exchange.contextPath();
			case "getNativeRequestObject" -> exchange.getNativeRequestObject();
			default -> throw RequestOnly.failure("What the template asks the request for (" + name + ")");
		});
	}

	static HttpServletRequest servletRequest(OffRequestExchange exchange) {
		return standIn(HttpServletRequest.class, (name) -> switch (name) {
			case "getContextPath" -> exchange.contextPath();
			case "getServletContext" -> exchange.getApplication().getNativeServletContextObject();
			case "getUserPrincipal" -> exchange.getPrincipal();
			case "getLocale" -> exchange.getLocale();
			case "getAttribute" -> null;
			default -> throw RequestOnly.failure("What the template asks the request for (" + name + ")");
		});
	}

	static HttpServletResponse servletResponse() {
		return standIn(HttpServletResponse.class, (name) -> {
			throw RequestOnly.failure("The HTTP response");
		});
	}

	private static <T> T standIn(Class<T> type, Function<String, @Nullable Object> answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "toString" -> "no " + type.getSimpleName();
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> answer.apply(method.getName());
				}));
	}

}
