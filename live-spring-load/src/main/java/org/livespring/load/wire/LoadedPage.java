package org.livespring.load.wire;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.protocol.WireForm;

/**
 * A page as loaded by a browser before scripts run: the HTML, the cookies and the data
 * blocks of its components.
 */
public final class LoadedPage {

	private static final Pattern DATA = Pattern
		.compile("<script type=\"application/live\" live-tag=\"([^\"]+)\"([^>]*)>(.*?)</script>", Pattern.DOTALL);

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private static final AtomicLong ids = new AtomicLong();

	/** Id of the page, the same over all its connections. */
	private final String id;

	private final AtomicLong requests;

	private final HttpClient http;

	private final URI url;

	private final HttpResponse<String> response;

	private final Map<String, LiveComponentState> components = new LinkedHashMap<>();

	private LoadedPage(HttpClient http, URI url, HttpResponse<String> response) {
		this(http, url, response, "page" + ids.incrementAndGet(), new AtomicLong());
	}

	private LoadedPage(HttpClient http, URI url, HttpResponse<String> response, String id, AtomicLong requests) {
		this.id = id;
		this.requests = requests;
		this.http = http;
		this.url = url;
		this.response = response;
		Map<String, LiveComponentState> found = new LinkedHashMap<>();
		Matcher matcher = DATA.matcher(response.body());
		while (matcher.find()) {
			LiveComponentState component = new LiveComponentState(matcher.group(3), matcher.group(1));
			found.put(component.id(), component);
		}
		found.keySet().forEach((component) -> addParentFirst(component, found));
	}

	private void addParentFirst(String id, Map<String, LiveComponentState> found) {
		LiveComponentState component = found.get(id);
		if (!this.components.containsKey(id) && component != null) {
			addParentFirst(component.header().path("parent").asString(""), found);
			this.components.put(id, component);
		}
	}

	/** Loads a page in a new browser. */
	public static LoadedPage get(String url) {
		return get(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), url);
	}

	/** Loads a page with the cookies of an HTTP client. */
	public static LoadedPage get(HttpClient http, String url, String... headers) {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html");
			for (int i = 0; i < headers.length; i += 2) {
				request.header(headers[i], headers[i + 1]);
			}
			return new LoadedPage(http, URI.create(url),
					http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public HttpClient http() {
		return this.http;
	}

	public HttpResponse<String> response() {
		return this.response;
	}

	public String html() {
		return this.response.body();
	}

	public List<LiveComponentState> components() {
		return new ArrayList<>(this.components.values());
	}

	/** Returns the only component with a name. */
	public LiveComponentState component(String name) {
		List<LiveComponentState> found = this.components.values()
			.stream()
			.filter((each) -> each.name().equals(name))
			.toList();
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " components named " + name + " in " + this.html());
		}
		return found.get(0);
	}

	/** Returns the page as it was when it was loaded. */
	public LoadedPage again() {
		return new LoadedPage(this.http, this.url, this.response, this.id, this.requests);
	}

	/** Returns a duplicate of the page in another tab. */
	public LoadedPage duplicate() {
		LoadedPage duplicate = new LoadedPage(this.http, this.url, this.response);
		duplicate.components.clear();
		components().forEach((each) -> duplicate.components.put(each.id(),
				new LiveComponentState(each.snapshot(), each.tag(), each.html())));
		return duplicate;
	}

	/** Opens a connection without handing over components. */
	public LiveSocket connect(WireForm form) {
		return LiveSocket.connect(this.http, this.url, form, origin()).of(this.id, this.requests);
	}

	/** Opens a connection to another node. */
	public LiveSocket connect(WireForm form, String node) {
		return LiveSocket.connect(this.http, URI.create(node), form, node, "/live/ws").of(this.id, this.requests);
	}

	/** Returns the id that the scripts of the page have generated. */
	public String id() {
		return this.id;
	}

	/** Opens a connection and hands over all components. */
	public LiveSocket live(WireForm form) {
		LiveSocket socket = connect(form);
		socket.rehydrate(components());
		return socket;
	}

	public String origin() {
		return this.url.getScheme() + "://" + this.url.getAuthority();
	}

	static JsonNode json(String text) {
		return mapper.readTree(text);
	}

}
