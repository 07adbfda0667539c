package org.livespring.load;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.livespring.load.app.LoadApplication;
import org.livespring.protocol.WireForm;
import org.livespring.test.LiveComponentState;
import org.livespring.test.LivePage;

/** The measured server, a process of its own on the loopback interface. */
final class LoadServer implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final Path LOG = Path.of("target", "load-server.log");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final int port;

	private final List<String> jvmOptions;

	private Process process;

	LoadServer(List<String> jvmOptions) throws IOException, InterruptedException {
		this.jvmOptions = jvmOptions;
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		Files.createDirectories(LOG.toAbsolutePath().getParent());
		Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.destroyForcibly()));
		this.process = launch();
		awaitStart();
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx256m");
		command.addAll(this.jvmOptions);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadApplication.class.getName()));
		command.addAll(List.of("--server.address=" + HOST, "--server.port=" + this.port,
				"--spring.main.banner-mode=off", "--logging.level.root=warn", "--spring.application.name=load",
				"--spring.thymeleaf.prefix=classpath:/load/thymeleaf/",
				"--spring.mustache.check-template-location=false", "--spring.freemarker.check-template-location=false",
				"--live.state.keys=b0dP4kVlQ3r5TnZ8sWmXyA1cEfGhIjKlMnOpQrStUvw=",
				"--live.limits.frames-per-second=1000000", "--live.limits.burst=1000000"));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
			.start();
	}

	private void awaitStart() throws InterruptedException {
		long end = System.nanoTime() + START_LIMIT.toNanos();
		boolean ended = false;
		while (!ended && System.nanoTime() < end) {
			try {
				heap();
				return;
			}
			catch (IOException ex) {
				ended = this.process.waitFor(50, TimeUnit.MILLISECONDS);
			}
		}
		throw new IllegalStateException("The server did not start, see " + LOG.toAbsolutePath());
	}

	/** End the process as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Start again on the same port with the same key; does not wait. */
	void restart() throws IOException {
		this.process = launch();
	}

	/** A component as a page shows it. */
	LiveComponentState mount(String component) {
		return LivePage.get(this.http, "http://" + HOST + ":" + this.port + "/page/" + component).components().get(0);
	}

	WebSocketChannel.Endpoint live() {
		String cookies = this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.map(LoadServer::pair)
			.collect(Collectors.joining("; "));
		return endpoint("/live/ws",
				"Cookie: " + cookies + "\r\nSec-WebSocket-Protocol: " + WireForm.COMPACT.subprotocol() + "\r\n");
	}

	private static String pair(HttpCookie cookie) {
		return cookie.getName() + "=" + cookie.getValue();
	}

	WebSocketChannel.Endpoint bare() {
		return endpoint("/bare/echo", "");
	}

	private WebSocketChannel.Endpoint endpoint(String path, String headers) {
		return new WebSocketChannel.Endpoint(new InetSocketAddress(HOST, this.port), path, headers);
	}

	/** Processor time used so far. */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	/** Bytes of the heap after a collection. */
	long heap() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + this.port + "/heap")).build();
		return Long.parseLong(this.http.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	/** Bytes of memory the process has, where the system tells. */
	long resident() throws IOException {
		File status = new File("/proc/" + this.process.pid() + "/status");
		if (!status.exists()) {
			return 0;
		}
		return Files.readAllLines(status.toPath())
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
			.sum();
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

}
