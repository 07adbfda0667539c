package org.livespring.test.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.HandlerMapping;

import org.livespring.test.dom.Key;
import org.livespring.test.wire.InMemorySocket;
import org.livespring.test.wire.InMemoryUpgrade;

/**
 * The HTTP side of a browser: its cookies, its session and its user, over
 * {@link org.springframework.test.web.servlet.MockMvc}.
 */
public final class Browser {

	/** Attribute of a handshake: the {@link HandlerMapping} of the node it goes to. */
	public static final String NODE = Browser.class.getName() + ".node";

	/** Attribute of a request: the handler that answers it. */
	public static final String HANDLER = Browser.class.getName() + ".handler";

	private static final String COMPONENT = "component:";

	private static final String ORIGIN = "http://localhost";

	private static final int REDIRECTS = 10;

	private final Application application;

	private final Map<String, Cookie> cookies = new LinkedHashMap<>();

	/** The props of components that are shown without a page of the application. */
	private final Map<String, Map<String, ?>> components = new HashMap<>();

	private final List<RequestPostProcessor> processors = new ArrayList<>();

	/** What makes requests those of a user, until he logs out. */
	private @Nullable RequestPostProcessor user;

	private @Nullable MockHttpSession session;

	/** When the session was last used. */
	private long used;

	/** When a page was used since then, 0 if none was. */
	private long pageUsed;

	private Locale locale = Locale.ENGLISH;

	/**
	 * Create a browser without cookies.
	 * @param application the application
	 */
	public Browser(Application application) {
		this.application = application;
	}

	Application application() {
		return this.application;
	}

	/** Change each request from now on, for example to the one of a user. */
	public void with(RequestPostProcessor processor) {
		this.processors.add(processor);
	}

	/** Let each request be that of a user, until the HTTP session is ended. */
	public void logIn(@Nullable RequestPostProcessor user) {
		this.user = user;
	}

	public void setLocale(Locale locale) {
		this.locale = locale;
	}

	/**
	 * What a request was answered with.
	 *
	 * @param url path and query, after redirects
	 * @param status the status
	 * @param type the content type, empty without one
	 * @param text the content
	 */
	record Answer(String url, int status, String type, String text) {

	}

	/**
	 * Show a component without a page of the application.
	 * @param name name of the component
	 * @param props its props
	 * @return the URL of a page with nothing else
	 */
	public String show(String name, Map<String, ?> props) {
		this.components.put(name, props);
		return COMPONENT + name;
	}

	private Answer component(String url) {
		String name = url.substring(COMPONENT.length()).replaceFirst("\\?.*", "");
		String query = url.substring(COMPONENT.length() + name.length());
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders
			.get(URI.create(this.application.socketPath() + query));
		return answer(url, perform(request.requestAttr(HANDLER,
				this.application.components().page(name, this.components.getOrDefault(name, Map.of())))));
	}

	/** Load a URL and follow redirects. */
	Answer get(String url) {
		if (url.startsWith(COMPONENT)) {
			return component(url);
		}
		return exchange(HttpMethod.GET, url, List.of());
	}

	/**
	 * Send a request and follow redirects.
	 * @param method the method
	 * @param url path and query
	 * @param parameters names and values of a form that is posted
	 */
	Answer exchange(HttpMethod method, String url, List<Map.Entry<String, String>> parameters) {
		HttpMethod next = method;
		String target = url;
		for (int i = 0; i < REDIRECTS; i++) {
			if (Address.isElsewhere(URI.create(target))) {
				return new Answer(target, 0, "", "");
			}
			MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(next, URI.create(target))
				.accept(MediaType.TEXT_HTML, MediaType.ALL);
			if (!HttpMethod.GET.equals(next)) {
				request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
				parameters.forEach((each) -> request.param(each.getKey(), each.getValue()));
			}
			MvcResult result = perform(request);
			String redirect = result.getResponse().getHeader(HttpHeaders.LOCATION);
			if (redirect == null || result.getResponse().getStatus() / 100 != 3) {
				return answer(target, result);
			}
			target = Address.resolve(target, redirect);
			next = HttpMethod.GET;
		}
		throw new AssertionError(url + " redirects without end, at last to " + target);
	}

	private Answer answer(String url, MvcResult result) {
		MockHttpServletResponse response = result.getResponse();
		if (response.getStatus() >= 400 && response.getContentLength() <= 0 && text(response).isEmpty()) {
			MockHttpServletRequestBuilder error = MockMvcRequestBuilders.get("/error").accept(MediaType.TEXT_HTML);
			error.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, response.getStatus());
			error.requestAttr(RequestDispatcher.ERROR_REQUEST_URI, url);
			String page = text(perform(error).getResponse());
			return new Answer(url, response.getStatus(), MediaType.TEXT_HTML_VALUE, page);
		}
		String type = response.getContentType();
		return new Answer(url, response.getStatus(), (type != null) ? type : "", text(response));
	}

	private static String text(MockHttpServletResponse response) {
		return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

	/**
	 * Open a WebSocket.
	 * @param node the node that it is opened to
	 * @param client the page
	 * @return the socket, {@code null} if the handshake was refused
	 */
	@Nullable InMemorySocket connect(HandlerMapping node, InMemorySocket.Client client) {
		InMemoryUpgrade.Handshake handshake = new InMemoryUpgrade.Handshake(client);
		perform(MockMvcRequestBuilders.get(this.application.socketPath())
			.header("Origin", ORIGIN)
			.header("Upgrade", "websocket")
			.header("Connection", "Upgrade")
			.header("Sec-WebSocket-Version", "13")
			.header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
			.header("Sec-WebSocket-Protocol", "live.v1.json")
			.requestAttr(NODE, node)
			.requestAttr(InMemoryUpgrade.ATTRIBUTE, handshake));
		return handshake.socket();
	}

	private MvcResult perform(MockHttpServletRequestBuilder request) {
		request.locale(this.locale);
		if (this.session != null && !this.session.isInvalid()) {
			request.session(this.session);
		}
		if (!this.cookies.isEmpty()) {
			request.cookie(this.cookies.values().toArray(Cookie[]::new));
		}
		if (this.user != null) {
			request.with(this.user);
		}
		this.processors.forEach(request::with);
		try {
			MvcResult result = this.application.mvc().perform(request).andReturn();
			if (result.getRequest().isAsyncStarted()) {
				result.getAsyncResult();
				result = this.application.mvc().perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
			}
			remember(result);
			return result;
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void remember(MvcResult result) {
		MockHttpSession before = this.session;
		MockHttpSession session = (MockHttpSession) result.getRequest().getSession(false);
		this.session = session;
		HttpSessions sessions = this.application.sessions();
		this.used = sessions.time().nanos();
		if (before != null && before.isInvalid()) {
			sessions.ended(before);
		}
		if (session != null && session != before) {
			sessions.created(session);
		}
		for (Cookie cookie : result.getResponse().getCookies()) {
			if (cookie.getMaxAge() == 0) {
				this.cookies.remove(cookie.getName());
			}
			else {
				this.cookies.put(cookie.getName(), cookie);
			}
		}
	}

	/** The user does something with a page. */
	void pageIsUsed() {
		if (this.pageUsed == 0) {
			this.pageUsed = this.application.sessions().time().nanos();
		}
	}

	/**
	 * Keep the HTTP session alive if a page was used, and let the server forget it if it
	 * was not used for too long.
	 * @param interval how soon a page that is used does that, in seconds, 0 for never
	 */
	void timePassed(long interval) {
		long unsaid = this.application.sessions().time().nanos() - this.pageUsed;
		if (interval > 0 && this.pageUsed != 0 && unsaid >= Duration.ofSeconds(interval).toNanos()) {
			this.pageUsed = 0;
			keepSession();
		}
		MockHttpSession session = this.session;
		if (this.user == null && session != null && this.application.sessions().isExpired(session, this.used)) {
			expireSession();
		}
	}

	/**
	 * Let the server forget the HTTP session.
	 * @return whether there was one
	 */
	public boolean expireSession() {
		MockHttpSession session = this.session;
		this.session = null;
		this.user = null;
		if (session == null || session.isInvalid()) {
			return false;
		}
		session.invalidate();
		this.application.sessions().ended(session);
		return true;
	}

	/** Keep the HTTP session alive, as a page does while it is used. */
	private void keepSession() {
		perform(MockMvcRequestBuilders.get(this.application.sessionPath())
			.header("X-Requested-With", "XMLHttpRequest"));
	}

	/**
	 * Post to a URL, as a page does that is not under test.
	 * @param url path and query
	 * @param processor adds what the application expects
	 * @return the HTTP status
	 */
	public int post(String url, RequestPostProcessor processor) {
		return perform(MockMvcRequestBuilders.post(url).with(processor)).getResponse().getStatus();
	}

	public void clearCookies() {
		this.cookies.clear();
	}

}
