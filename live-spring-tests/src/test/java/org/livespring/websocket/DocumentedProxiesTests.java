package org.livespring.websocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The proxies of {@code docs/operations.md}, with the very text, where they are
 * installed.
 */
@ExtendWith(Browser.class)
class DocumentedProxiesTests {

	private static final Path DOCUMENT = Path.of("../docs/operations.md");

	private static final Pattern BLOCK = Pattern.compile("```(nginx|haproxy)\n(.*?)```", Pattern.DOTALL);

	private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin",
			"/opt/homebrew/bin");

	@RegisterExtension
	static final RunningApplication atRoot = new RunningApplication("server.forward-headers-strategy=framework");

	@RegisterExtension
	static final RunningApplication belowPath = new RunningApplication("server.forward-headers-strategy=framework",
			"server.servlet.context-path=/shop");

	@RegisterExtension
	static final RunningApplication byContainer = new RunningApplication("server.forward-headers-strategy=native");

	@TempDir
	Path folder;

	private Process proxy;

	@AfterEach
	void stop() throws InterruptedException {
		if (this.proxy != null) {
			this.proxy.destroy();
			this.proxy.waitFor(10, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@CsvSource({ "http, root, false", "https, root, false", "http, root, true", "https, root, true",
			"http, context-path, false", "https, context-path, true", "http, prefix, true", "https, prefix, false",
			"http, native, false", "https, native, false" })
	void pageIsLiveBehindNginx(String scheme, String place, boolean mapped, BrowserContext browser)
			throws IOException, InterruptedException {
		int port = freePort();
		start("nginx", scheme, "-p", this.folder.toString(), "-g", "daemon off;", "-c",
				write("nginx.conf", nginx(scheme, place, port)));
		visit(browser, scheme, place, port, mapped);
	}

	@ParameterizedTest
	@CsvSource({ "http, root, false", "https, root, false", "https, root, true", "https, context-path, true" })
	void pageIsLiveBehindHaproxy(String scheme, String place, boolean mapped, BrowserContext browser)
			throws IOException, InterruptedException {
		int port = freePort();
		start("haproxy", scheme, "-f", write("haproxy.cfg", haproxy(scheme, place, port)));
		visit(browser, scheme, place, port, mapped);
	}

	private void visit(BrowserContext browser, String scheme, String place, int port, boolean mapped)
			throws IOException {
		Awaitility.await().ignoreExceptions().until(() -> {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			return true;
		});
		String path = List.of("root", "native").contains(place) ? "/page/counter" : "/shop/page/counter";
		try (Mapping mapping = new Mapping(port);
				BrowserContext context = browser.browser()
					.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true))) {
			Page page = context.newPage();
			page.navigate(scheme + "://localhost:" + (mapped ? mapping.port() : port) + path);
			page.locator("html[live-state=connected]").waitFor();
			page.getByRole(AriaRole.BUTTON).click();
			assertThat(page.getByRole(AriaRole.STATUS)).hasText("1");
		}
	}

	private String nginx(String scheme, String place, int port) throws IOException {
		String server = blocks("nginx").get(0);
		if (place.equals("prefix")) {
			server = server.replaceFirst("        proxy_set_header X-Forwarded-Prefix \"\";\n", "")
				.replaceFirst("    location / \\{\n        proxy_pass .*;\n", blocks("nginx").get(1));
		}
		if (place.equals("native")) {
			server = server.replace("        proxy_set_header X-Forwarded-Port \"\";\n", blocks("nginx").get(2));
		}
		String tls = "ssl_certificate %1$s/cert.pem; ssl_certificate_key %1$s/key.pem;".formatted(this.folder);
		String listen = scheme.equals("https") ? "listen %d ssl; %s".formatted(port, tls)
				: "listen %d;".formatted(port);
		String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
			.map("%1$s_temp_path temp_%1$s;\n"::formatted)
			.reduce("", String::concat);
		return "error_log stderr;\npid nginx.pid;\nevents { }\nhttp {\naccess_log off;\n" + temporary
				+ "upstream application { server " + authority(place) + "; }\n"
				+ server.replaceFirst("server \\{", "server {\n" + listen) + "}\n";
	}

	private String haproxy(String scheme, String place, int port) throws IOException {
		String bind = "    bind 127.0.0.1:" + port
				+ (scheme.equals("https") ? " ssl crt " + this.folder + "/both.pem" : "") + "\n";
		return "defaults\n    mode http\n    timeout connect 2s\n    timeout client 30s\n    timeout server 30s\n"
				+ blocks("haproxy").get(0).replaceFirst("frontend web\n", "frontend web\n" + bind) + "    server node "
				+ authority(place) + "\n";
	}

	private static String authority(String place) {
		RunningApplication application = switch (place) {
			case "context-path" -> belowPath;
			case "native" -> byContainer;
			default -> atRoot;
		};
		return "127.0.0.1:" + URI.create(application.url("/")).getPort();
	}

	private static List<String> blocks(String language) throws IOException {
		return BLOCK.matcher(Files.readString(DOCUMENT))
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((MatchResult block) -> block.group(2))
			.toList();
	}

	private void start(String name, String scheme, String... arguments) throws IOException, InterruptedException {
		Path executable = executable(name);
		assumeTrue(executable != null, name + " is not installed");
		if (scheme.equals("https")) {
			certify();
		}
		this.proxy = new ProcessBuilder(Stream.concat(Stream.of(executable.toString()), Stream.of(arguments)).toList())
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(Path.of("target", name + ".log").toFile())
			.start();
	}

	private void certify() throws IOException, InterruptedException {
		Path openssl = executable("openssl");
		assumeTrue(openssl != null, "openssl is not installed");
		int status = new ProcessBuilder(openssl.toString(), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
				"1", "-subj", "/CN=localhost", "-keyout", "key.pem", "-out", "cert.pem")
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		assumeTrue(status == 0, "openssl cannot make a certificate");
		write("both.pem",
				Files.readString(this.folder.resolve("cert.pem")) + Files.readString(this.folder.resolve("key.pem")));
	}

	private String write(String name, String text) throws IOException {
		return Files.writeString(this.folder.resolve(name), text).toString();
	}

	private static Path executable(String name) {
		return FOLDERS.stream().map((each) -> Path.of(each, name)).filter(Files::isExecutable).findFirst().orElse(null);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** Another port for the same service, as a container has it. */
	private static final class Mapping implements AutoCloseable {

		private final ServerSocket outer = new ServerSocket(0);

		private final int inner;

		Mapping(int inner) throws IOException {
			this.inner = inner;
			daemon(this::accept);
		}

		int port() {
			return this.outer.getLocalPort();
		}

		private void accept() {
			while (!this.outer.isClosed()) {
				try {
					Socket client = this.outer.accept();
					Socket server = new Socket(InetAddress.getLoopbackAddress(), this.inner);
					daemon(() -> copy(client, server));
					daemon(() -> copy(server, client));
				}
				catch (IOException ex) {
					// Closed
				}
			}
		}

		private static void copy(Socket from, Socket to) {
			try (from; to) {
				from.getInputStream().transferTo(to.getOutputStream());
			}
			catch (IOException ex) {
				// Closed
			}
		}

		private static void daemon(Runnable task) {
			Thread thread = new Thread(task, "mapping");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() {
			try {
				this.outer.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
