package org.livespring.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
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
import org.livespring.log.PrintableLog;
import org.livespring.protocol.FrameCodec;
import org.livespring.render.PageComponents;
import org.livespring.render.RenderScope;

/** Mounts components in the page that Spring MVC renders on the current thread. */
public final class MvcPageComponents implements PageComponents {

	private static final Log logger = PrintableLog.of(MvcPageComponents.class);

	/**
	 * Keys of the texts that the browser client shows to users, see
	 * {@code docs/templates.md}.
	 */
	private static final List<String> TEXTS = List.of("offline", "stopped", "working", "unknown", "refresh", "repeat",
			"dismiss", "confirm", "cancel", "large", "error");

	private final ComponentMounter mounter;

	private final PageCookies cookies;

	private final MountedPage writer;

	private final String scriptUrl;

	private final @Nullable String socketPath;

	private final MessageSource messages;

	private final CallerSecurity security;

	private final @Nullable Supplier<String> names;

	/**
	 * Creates the mounting of components in pages.
	 * @param mounter mounts components
	 * @param cookies binds pages to browsers and users
	 * @param codec encodes frames
	 * @param scriptUrl path of the client's script, relative to the context path
	 * @param socketPath path of the WebSocket endpoint, relative to the context path;
	 * {@code null} if the client can derive it from the path of its script
	 * @param messages supplies texts of the client that the application overrides
	 * @param security the security of the application, which itself handles denied access
	 * @param names JSON with the names that the client compares the page with under
	 * development, {@code null} in production
	 */
	public MvcPageComponents(ComponentMounter mounter, PageCookies cookies, FrameCodec codec, String scriptUrl,
			@Nullable String socketPath, MessageSource messages, CallerSecurity security,
			@Nullable Supplier<String> names) {
		this.mounter = mounter;
		this.cookies = cookies;
		this.writer = new MountedPage(codec);
		this.scriptUrl = scriptUrl;
		this.socketPath = socketPath;
		this.messages = messages;
		this.security = security;
		this.names = names;
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
	 * Answers the page with the HTTP status that an exception of a component asks for.
	 * The container drops what the template writes after that.
	 */
	private boolean answered(String component, RuntimeException failure, ServletRequestAttributes request) {
		HttpServletResponse response = request.getResponse();
		HttpStatusCode status = StatusFailures.statusOf(failure);
		if (status == null || response == null || response.isCommitted() || this.security.isCausedByDenial(failure)) {
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
		if (this.names != null) {
			MountedPage.attribute(html, "live-development", this.names.get());
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

	/**
	 * Hides the request from a component, since its later calls have no request either.
	 */
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
