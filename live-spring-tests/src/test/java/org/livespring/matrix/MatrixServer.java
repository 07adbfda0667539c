package org.livespring.matrix;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** The application in one set-up, as a process. */
final class MatrixServer implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final String KEY = "bWF0cml4LW9mLXNldC11cHMtc2lnbmluZy1rZXktMDEyMzQ=";

	private final Path folder;

	private final List<String> command;

	private final int port;

	private final int redis;

	private Process process;

	/**
	 * Creates a server that is not started.
	 * @param folder working directory, which has the log
	 * @param command arguments of {@code java}, without those that depend on the port
	 * @param port the port of the application
	 * @param redis the port of a Redis
	 */
	MatrixServer(Path folder, List<String> command, int port, int redis) {
		this.folder = folder;
		this.command = command;
		this.port = port;
		this.redis = redis;
	}

	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the address of the page. */
	String url(SetUp setUp) {
		String scheme = setUp.property("server.ssl.key-store").isEmpty() ? "http" : "https";
		String path = (setUp.packaging() == SetUp.Packaging.WAR) ? "/shop"
				: setUp.property("server.servlet.context-path") + setUp.property("spring.mvc.servlet.path");
		return scheme + "://localhost:" + this.port + path + "/";
	}

	void start() {
		start(List.of());
	}

	/** Starts with more options of the JVM. */
	void start(List<String> options) {
		try {
			ProcessBuilder builder = new ProcessBuilder(this.command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
			builder.environment().putAll(Map.of("REDIS_PORT", Integer.toString(this.redis), "LIVE_STATE_KEY", KEY));
			if (!options.isEmpty()) {
				builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));
			}
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitPort(this.port, this.process);
	}

	/** Waits until a process accepts connections. */
	static void awaitPort(int port, Process process) {
		Awaitility.await("start of " + process.info())
			.atMost(START_LIMIT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> isServing(port, process));
	}

	private static boolean isServing(int port, Process process) {
		assertThat(process.isAlive()).as("process lives").isTrue();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Ends the application as an operator does. */
	void terminate() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The application does not end");
		}
	}

	/** Returns what the engine warns of. */
	List<String> complaints() {
		try (Stream<String> lines = Files.lines(log())) {
			return lines.filter((line) -> line.contains(" WARN ") || line.contains(" ERROR "))
				.filter((line) -> line.contains(" o.l.") || line.contains("org.livespring."))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path log() {
		return this.folder.resolve("log");
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.destroyForcibly().onExit().join();
		}
	}

	/** Returns the argument of a class path. */
	static String classPath(Stream<Path> files) {
		return String.join(File.pathSeparator, files.map(Path::toString).toList());
	}

}
