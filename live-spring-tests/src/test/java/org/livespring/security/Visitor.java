package org.livespring.security;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser with its cookies, which do not know ports. */
final class Visitor {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String[] headers;

	/** A browser that sends headers with each request. */
	Visitor(String... headers) {
		this.headers = headers;
	}

	static Visitor loggedIn(Node node, String user) {
		Visitor visitor = new Visitor();
		visitor.logIn(node, user);
		return visitor;
	}

	void logIn(Node node, String user) {
		HttpResponse<String> response = post(node, "/login", "username=" + user + "&password=secret");
		assertThat(response.headers().firstValue("Location").orElse("error")).doesNotContain("error");
	}

	void logOut(Node node) {
		assertThat(post(node, "/logout", "").statusCode()).isEqualTo(302);
	}

	LoadedPage page(Node node) {
		return page(node, "/vault");
	}

	LoadedPage page(Node node, String path) {
		LoadedPage page = LoadedPage.get(this.http, node.url(path), this.headers);
		assertThat(page.components()).hasSize(1);
		return page;
	}

	HttpResponse<String> get(Node node, String path) {
		return send(HttpRequest.newBuilder(URI.create(node.url(path))));
	}

	HttpResponse<String> post(Node node, String path, String form) {
		return send(HttpRequest.newBuilder(URI.create(node.url(path)))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		return this.http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
	}

	LiveSocket connect(Node node) {
		return connect(node, this.headers);
	}

	/** Connect with other headers. */
	LiveSocket connect(Node node, String... headers) {
		return LiveSocket.connect(this.http, URI.create(node.url("/")), WireForm.COMPACT,
				node.url("").replaceFirst("/$", ""), "/live/ws", headers);
	}

	/** Connect and hand a page over. */
	LiveSocket live(Node node, LoadedPage page) {
		LiveSocket socket = connect(node);
		assertThat(codes(socket, page)).containsOnlyNulls();
		return socket;
	}

	/** Hand a page over, and be refused. */
	void refused(Node node, LoadedPage page) {
		try (LiveSocket socket = connect(node)) {
			assertThat(codes(socket, page)).containsExactly(LiveErrorCode.INVALID_STATE);
		}
	}

	private static List<LiveErrorCode> codes(LiveSocket socket, LoadedPage page) {
		return socket.rehydrate(page.components()).components().stream().map(ServerFrame.Adopted::code).toList();
	}

	HttpCookie cookie(String prefix) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().startsWith(prefix))
			.findFirst()
			.orElse(null);
	}

	/** Have the cookies of another browser whose names begin so. */
	void steal(Visitor other, String prefix) {
		other.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().startsWith(prefix))
			.forEach((cookie) -> this.cookies.getCookieStore().add(URI.create("http://localhost"), cookie));
	}

	void forget(String name) {
		List.copyOf(this.cookies.getCookieStore().getCookies())
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.forEach((cookie) -> this.cookies.getCookieStore().remove(null, cookie));
	}

}
