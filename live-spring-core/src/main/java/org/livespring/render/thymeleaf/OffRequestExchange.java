package org.livespring.render.thymeleaf;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.web.servlet.IServletWebApplication;
import org.thymeleaf.web.servlet.IServletWebExchange;
import org.thymeleaf.web.servlet.IServletWebRequest;
import org.thymeleaf.web.servlet.IServletWebSession;

import org.livespring.render.RenderRequest;
import org.livespring.render.RequestOnly;

/**
 * What Thymeleaf takes for the HTTP exchange: holds the variables of one render. It is a
 * servlet exchange, since the security dialect casts to one.
 */
final class OffRequestExchange implements IServletWebExchange {

	private final IServletWebApplication application;

	private final RenderRequest render;

	private final Map<String, @Nullable Object> attributes = new HashMap<>();

	private @Nullable IServletWebRequest request;

	private @Nullable HttpServletRequest nativeRequest;

	private @Nullable HttpServletResponse nativeResponse;

	OffRequestExchange(IServletWebApplication application, RenderRequest render) {
		this.application = application;
		this.render = render;
	}

	String contextPath() {
		return this.render.scope().contextPath();
	}

	@Override
	public IServletWebRequest getRequest() {
		if (this.request == null) {
			this.request = WithoutRequest.webRequest(this);
		}
		return this.request;
	}

	@Override
	public IServletWebSession getSession() {
		throw RequestOnly.failure("The HTTP session");
	}

	@Override
	public boolean hasSession() {
		return false;
	}

	@Override
	public IServletWebApplication getApplication() {
		return this.application;
	}

	@Override
	public @Nullable Principal getPrincipal() {
		return this.render.principal();
	}

	@Override
	public Locale getLocale() {
		return this.render.scope().locale();
	}

	@Override
	public String getContentType() {
		return "text/html;charset=UTF-8";
	}

	@Override
	public String getCharacterEncoding() {
		return "UTF-8";
	}

	@Override
	public boolean containsAttribute(String name) {
		return this.attributes.containsKey(name);
	}

	@Override
	public @Nullable Object getAttributeValue(String name) {
		return this.attributes.get(name);
	}

	@Override
	public void setAttributeValue(String name, @Nullable Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.remove(name);
	}

	@Override
	public Enumeration<String> getAttributeNames() {
		return Collections.enumeration(this.attributes.keySet());
	}

	/** Never a session id: the link is the same for every later render. */
	@Override
	public String transformURL(String url) {
		return url;
	}

	@Override
	public Object getNativeRequestObject() {
		if (this.nativeRequest == null) {
			this.nativeRequest = WithoutRequest.servletRequest(this);
		}
		return this.nativeRequest;
	}

	@Override
	public Object getNativeResponseObject() {
		if (this.nativeResponse == null) {
			this.nativeResponse = WithoutRequest.servletResponse();
		}
		return this.nativeResponse;
	}

}
