package org.livespring.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.RequestContextUtils;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.http.PageCookies;
import org.livespring.identity.Owner;
import org.livespring.render.RenderScope;

/** The request and response of a page, as far as components need them. */
final class PageRequest {

	private static final String BINDINGS = PageRequest.class.getName() + ".bindings";

	private final HttpServletRequest request;

	private final @Nullable HttpServletResponse response;

	private final PageCookies cookies;

	PageRequest(HttpServletRequest request, @Nullable HttpServletResponse response, PageCookies cookies) {
		this.request = request;
		this.response = response;
		this.cookies = cookies;
	}

	/**
	 * Forbids shared caching of the page and binds it to its browser. Works once for each
	 * request, before the body is sent.
	 */
	@SuppressWarnings("unchecked")
	List<String> prepare() {
		List<String> prepared = (List<String>) this.request.getAttribute(BINDINGS);
		if (prepared != null) {
			return prepared;
		}
		HttpServletResponse response = this.response;
		if (response == null || response.isCommitted()) {
			throw new LiveException(LiveErrorCode.PAGE_COMMITTED,
					"The response was sent before its first component was rendered, so its cookie cannot be set. "
							+ "Render the page as a view of Spring MVC, or its first component earlier");
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		List<String> bindings = this.cookies.bind(this.request, response);
		this.request.setAttribute(BINDINGS, bindings);
		return bindings;
	}

	Owner owner() {
		return new Owner(this.request.getUserPrincipal(), prepare());
	}

	RenderScope scope() {
		TimeZone zone = RequestContextUtils.getTimeZone(this.request);
		return new RenderScope(RequestContextUtils.getLocale(this.request),
				(zone != null) ? zone.toZoneId() : ZoneId.systemDefault(), this.request.getContextPath());
	}

	/** Returns the query parameters of the URL, without those of a posted form. */
	Map<String, List<String>> query() {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		for (String pair : StringUtils.tokenizeToStringArray(this.request.getQueryString(), "&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals != -1) ? pair.substring(0, equals) : pair);
			String value = decode((equals != -1) ? pair.substring(equals + 1) : "");
			parameters.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
		}
		return parameters;
	}

	/** Decodes a part of the query. A part with invalid encoding stays as it is. */
	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
