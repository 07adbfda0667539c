package org.livespring.render.thymeleaf;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.context.IThymeleafRequestContext;
import org.thymeleaf.spring6.context.IThymeleafRequestDataValueProcessor;
import org.thymeleaf.web.servlet.IServletWebRequest;

import org.livespring.render.RequestOnly;

/**
 * Stand-ins for what Thymeleaf and its dialects expect of a web page: they know what a
 * component's scope knows, and refuse the rest with the reason.
 */
final class WithoutRequest {

	/**
	 * With it {@code th:field}, {@code #fields} and the hidden fields of
	 * {@code th:action} fail with a reason instead of doing nothing.
	 */
	static final IThymeleafRequestContext REQUEST_CONTEXT = standIn(IThymeleafRequestContext.class,
			(name) -> switch (name) {
				case "getErrors" -> Optional.empty();
				case "getRequestDataValueProcessor" -> new NoRequestData();
				default -> throw RequestOnly.failure("A form binding (th:field, th:errors, #fields)");
			});

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

	private static <T> T standIn(Class<T> type, Answer answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "toString" -> "no " + type.getSimpleName();
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> answer.to(method.getName());
				}));
	}

	private interface Answer {

		@Nullable Object to(String method);

	}

	/** Form data of a request that is not there: only what a request adds is missing. */
	private static final class NoRequestData implements IThymeleafRequestDataValueProcessor {

		@Override
		public String processAction(String action, String httpMethod) {
			if (httpMethod.equalsIgnoreCase("get")) {
				return action;
			}
			throw RequestOnly.failure("The CSRF token of a th:action that is no GET (use live-submit instead)");
		}

		@Override
		public String processFormFieldValue(String name, String value, String type) {
			return value;
		}

		@Override
		public Map<String, String> getExtraHiddenFields() {
			return Map.of();
		}

		@Override
		public String processUrl(String url) {
			return url;
		}

	}

}
