package org.livespring.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import org.springframework.boot.test.context.SpringBootTest;

/** The sample as a process of its own, which a test may kill. */
final class SampleProcess implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final List<String> properties;

	private Process process;

	private SampleProcess(List<String> properties) {
		this.port = freePort();
		this.properties = properties;
		this.process = launch();
	}

	/**
	 * Start the sample on a free port and wait until it serves.
	 * @param properties of the application, {@code name=value}
	 */
	static SampleProcess start(String... properties) {
		SampleProcess sample = new SampleProcess(List.of(properties));
		sample.awaitStart();
		return sample;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the log warns of. */
	List<String> complaints() throws IOException {
		try (Stream<String> lines = Files.lines(log())) {
			return lines.filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
		}
	}

	private Path log() {
		return Path.of("target", "sample-" + this.port + ".log").toAbsolutePath();
	}

	private Process launch() {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						SampleApplication.class.getName(), "--server.port=" + this.port));
		for (String property : SampleTest.class.getAnnotation(SpringBootTest.class).properties()) {
			command.add("--" + property);
		}
		this.properties.forEach((property) -> command.add("--" + property));
		try {
			Path log = log();
			Files.createDirectories(log.getParent());
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitStart() {
		Awaitility.await("start of the sample").atMost(START_LIMIT).until(this::isServing);
	}

	private boolean isServing() throws InterruptedException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The sample ended, see target/sample-" + this.port + ".log");
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/")).build();
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	int port() {
		return this.port;
	}

	/** End the process as {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly();
		Awaitility.await("end of the sample").until(() -> !this.process.isAlive());
	}

	/** End the process as an operator does. */
	void terminate() {
		this.process.destroy();
		Awaitility.await("end of the sample").until(() -> !this.process.isAlive());
	}

	/** Start again on the same port with the same properties. */
	void restart() {
		this.process = launch();
		awaitStart();
	}

	@Override
	public void close() {
		kill();
	}

}
