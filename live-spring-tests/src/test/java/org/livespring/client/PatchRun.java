package org.livespring.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tries the pairs of {@link PatchPropertyTests} in a browser that is only started, such
 * as {@code firefox-esr} or {@code chromium}: its page gets the pairs from this server,
 * and tells what became of them.
 */
public final class PatchRun {

	private static final Path MODULES = Path.of("../live-spring-core/src/main/client");

	private static final Path PROPERTIES = Path.of("src/test/resources/client");

	/** Pairs of a page. */
	private static final int PART = 5000;

	private static final String PAGE = """
			<!doctype html><html lang=en><title>Pairs</title><body><script type="module">
			const property = %s
			const result = await property({ seed: %d, pairs: %d }).catch(error => ({ done: 0, wrong: [error.stack] }))
			await fetch("/result", { method: "POST", body: JSON.stringify(result) })
			location.reload()
			</script></body></html>""";

	private static final String LAST_PAGE = "<!doctype html><title>Pairs</title>That is all";

	private final CountDownLatch over = new CountDownLatch(1);

	private final String property;

	private final int seed;

	private final int pairs;

	private int done;

	private int failures;

	private PatchRun(String property, int seed, int pairs) {
		this.property = property;
		this.seed = seed;
		this.pairs = pairs;
	}

	/**
	 * Runs the pairs.
	 * @param args the name of the browser's executable, the number of pairs, and the seed
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		int failures = 0;
		for (String property : List.of("patch-property.js", "script-property.js")) {
			failures += new PatchRun(Files.readString(PROPERTIES.resolve(property)), Integer.parseInt(args[2]),
					Integer.parseInt(args[1]))
				.run(args[0]);
		}
		System.exit((failures > 0) ? 1 : 0);
	}

	private int run(String browser) throws IOException, InterruptedException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", this::page);
		server.createContext("/live/", this::module);
		server.createContext("/result", this::result);
		server.start();
		Path profile = Files.createTempDirectory("profile");
		Process process = new ProcessBuilder(
				command(browser, profile, "http://localhost:" + server.getAddress().getPort() + "/"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		process.onExit().thenRun(this.over::countDown);
		this.over.await();
		process.destroy();
		process.waitFor();
		server.stop(0);
		FileSystemUtils.deleteRecursively(profile);
		System.out.printf("%s: %,d pairs from seed %d on, %d wrong%n", browser, this.done, this.seed, this.failures);
		return (this.done < this.pairs) ? 1 : this.failures;
	}

	private static List<String> command(String browser, Path profile, String url) {
		List<String> command = new ArrayList<>(List.of(browser));
		command.addAll(browser.contains("firefox")
				? List.of("--headless", "--no-remote", "--profile", profile.toString()) : List.of("--headless=new",
						"--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + profile));
		command.add(url);
		return command;
	}

	private void page(HttpExchange exchange) throws IOException {
		boolean last = this.done >= this.pairs || this.failures > 0;
		respond(exchange, "text/html; charset=utf-8", last ? LAST_PAGE
				: PAGE.formatted(this.property, this.seed + this.done, Math.min(PART, this.pairs - this.done)));
		if (last) {
			this.over.countDown();
		}
	}

	private void module(HttpExchange exchange) throws IOException {
		Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
		respond(exchange, "text/javascript", Files.readString(MODULES.resolve(name)));
	}

	private void result(HttpExchange exchange) throws IOException {
		JsonNode result = JsonMapper.shared().readTree(exchange.getRequestBody());
		this.done += result.get("done").intValue();
		for (JsonNode wrong : result.get("wrong")) {
			this.failures++;
			System.out.println("seed " + this.seed + ": " + wrong.stringValue() + "\n");
		}
		respond(exchange, "text/plain", "");
	}

	private static void respond(HttpExchange exchange, String type, String text) throws IOException {
		byte[] body = text.getBytes(UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.getResponseHeaders().set("Cache-Control", "no-store");
		exchange.sendResponseHeaders(200, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
