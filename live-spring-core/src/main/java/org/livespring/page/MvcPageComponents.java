package org.livespring.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.http.PageCookies;
import org.livespring.http.StatusFailures;
import org.livespring.identity.CallerSecurity;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.Mounted;
import org.livespring.protocol.FrameCodec;
import org.livespring.render.PageComponents;
import org.livespring.render.RenderScope;

/** Mounts components into the page that Spring MVC renders on this thread. */
public final class MvcPageComponents implements PageComponents {

	private static final Log logger = LogFactory.getLog(MvcPageComponents.class);

	/** What the client tells the user by itself, see {@code docs/templates.md}. */
	private static final List<String> TEXTS = List.of("offline", "stopped", "unknown", "refresh", "repeat", "dismiss",
			"error");

	private final ComponentMounter mounter;

	private final PageCookies cookies;

	private final MountedPage writer;

	private final String scriptUrl;

	private final @Nullable String socketPath;

	private final MessageSource messages;

	private final CallerSecurity security;

	/**
	 * Create the page's side of components.
	 * @param mounter mounts components
	 * @param cookies bind pages to browsers and users
	 * @param codec writes frames in the compact form
	 * @param scriptUrl URL of the client below the context path
	 * @param socketPath path of the endpoint below the context path, {@code null} where
	 * the client finds it beside its script
	 * @param messages texts of the client, where the application has its own
	 * @param security answers itself what it denied
	 */
	public MvcPageComponents(ComponentMounter mounter, PageCookies cookies, FrameCodec codec, String scriptUrl,
			@Nullable String socketPath, MessageSource messages, CallerSecurity security) {
		this.mounter = mounter;
		this.cookies = cookies;
		this.writer = new MountedPage(codec);
		this.scriptUrl = scriptUrl;
		this.socketPath = socketPath;
		this.messages = messages;
		this.security = security;
	}

	@Override
	public String component(String name, @Nullable String key, Map<String, ? extends @Nullable Object> props,
			String host, Map<String, String> attributes) {
		ServletRequestAttributes request = request();
		PageRequest page = page(request);
		Mounted mounted;
		try {
			mounted = withoutRequest(request,
					() -> this.mounter.mountPage(name, props, page.query(), page.owner(), page.scope()));
		}
		catch (RuntimeException ex) {
			if (answered(name, ex, request)) {
				return "";
			}
			throw ex;
		}
		Map<String, String> all = new LinkedHashMap<>(attributes);
		if (key != null) {
			all.put("live-key", key);
		}
		return this.writer.write(mounted, host, all);
	}

	/**
	 * Give the page the status that a component asked for. What the template goes on to
	 * write is left out by the container.
	 */
	private boolean answered(String component, RuntimeException failure, ServletRequestAttributes request) {
		HttpServletResponse response = request.getResponse();
		HttpStatusCode status = StatusFailures.statusOf(failure);
		if (status == null || response == null || response.isCommitted() || this.security.isDenied(failure)) {
			return false;
		}
		logger.warn(request.getRequest().getRequestURI() + " is answered with " + status.value() + ": component '"
				+ component + "' threw " + failure);
		try {
			response.sendError(status.value());
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String fragment(String name, String room, String host, Map<String, String> attributes) {
		throw new LiveException(LiveErrorCode.RENDER_FAILED,
				"A fragment can be put into a component only; put the component into the page");
	}

	@Override
	public String script() {
		RenderScope scope = scope();
		String contextPath = scope.contextPath();
		StringBuilder html = new StringBuilder("<script type=\"module\"");
		MountedPage.attribute(html, "src", contextPath + this.scriptUrl);
		if (this.socketPath != null) {
			MountedPage.attribute(html, "live-socket", contextPath + this.socketPath);
		}
		for (String text : TEXTS) {
			String message = this.messages.getMessage("live.text." + text, null, null, scope.locale());
			if (message != null) {
				MountedPage.attribute(html, "live-text-" + text, message);
			}
		}
		return html.append("></script>").toString();
	}

	@Override
	public RenderScope scope() {
		return page(request()).scope();
	}

	private PageRequest page(ServletRequestAttributes request) {
		return new PageRequest(request.getRequest(), request.getResponse(), this.cookies);
	}

	private static ServletRequestAttributes request() {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
			return request;
		}
		throw new LiveException(LiveErrorCode.RENDER_FAILED,
				"A component can be put into a page only while a request is rendered");
	}

	/** What a component does now it does later without a request, so it has none now. */
	private static <T> T withoutRequest(RequestAttributes request, Supplier<T> work) {
		RequestContextHolder.resetRequestAttributes();
		try {
			return work.get();
		}
		finally {
			RequestContextHolder.setRequestAttributes(request);
		}
	}

}
