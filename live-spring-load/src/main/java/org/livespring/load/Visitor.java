package org.livespring.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;

/** A browser. The pages that it opens share its cookies. */
final class Visitor {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	/** Keeps no cookies, so that each of its pages belongs to another browser. */
	private static final HttpClient strangers = HttpClient.newHttpClient();

	private final InetSocketAddress server;

	Visitor(InetSocketAddress server) {
		this.server = server;
	}

	/** Logs in, so that further pages belong to a user. */
	void logIn() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url("/login")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("username=ann&password=ann"))
			.build();
		this.http.send(request, HttpResponse.BodyHandlers.discarding());
		if (!cookie().contains("remember-me=")) {
			throw new IllegalStateException("Could not log in: " + cookie());
		}
	}

	/** Opens a page and returns its components. */
	List<LiveComponentState> open(String component, int times) {
		return LoadedPage.get(this.http, url("/page/" + component + "?times=" + times)).components();
	}

	/** Opens a page as a browser that was never here. */
	Stranger stranger(String path) {
		LoadedPage page = LoadedPage.get(strangers, url(path));
		String cookies = page.response()
			.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
			.collect(Collectors.joining("; "));
		return new Stranger(page.components().get(0), live(cookies));
	}

	WebSocketChannel.Endpoint live() {
		return live(cookie());
	}

	private WebSocketChannel.Endpoint live(String cookies) {
		return new WebSocketChannel.Endpoint(this.server, "/live/ws",
				"Cookie: " + cookies + "\r\nSec-WebSocket-Protocol: " + WireForm.COMPACT.subprotocol() + "\r\n");
	}

	private String cookie() {
		return this.cookies.getCookieStore().getCookies().stream().map(Visitor::pair).collect(Collectors.joining("; "));
	}

	private static String pair(HttpCookie cookie) {
		return cookie.getName() + "=" + cookie.getValue();
	}

	String get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private String url(String path) {
		return "http://" + this.server.getHostString() + ":" + this.server.getPort() + path;
	}

	/**
	 * A page in a browser of its own.
	 *
	 * @param component the component of the page
	 * @param live where the page connects
	 */
	record Stranger(LiveComponentState component, WebSocketChannel.Endpoint live) {
	}

}
