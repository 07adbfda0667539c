package org.livespring.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.livespring.load.app.LoadApplication;
import org.livespring.load.wire.LiveComponentState;

/** A server to measure, in its own process on the loopback interface. */
final class LoadServer implements AutoCloseable {

	static final String HOST = "127.0.0.1";

	static final String KEY = "b0dP4kVlQ3r5TnZ8sWmXyA1cEfGhIjKlMnOpQrStUvw=";

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

	/** Unit of processor times in {@code /proc}. */
	private static final Duration TICK = Duration.ofMillis(10);

	private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

	private static final Path LOG = Path.of("target", "load-server.log");

	private final InetSocketAddress address;

	private final Class<?> application;

	private final List<String> jvmOptions;

	private List<String> arguments;

	private Visitor visitor;

	private Process process;

	/**
	 * Starts a server. Does not wait until it answers.
	 * @param jvmOptions further JVM options
	 * @param arguments further arguments of the application
	 */
	LoadServer(List<String> jvmOptions, List<String> arguments) throws IOException {
		this(LoadApplication.class, jvmOptions, arguments);
	}

	/** Starts a server with another application. */
	LoadServer(Class<?> application, List<String> jvmOptions, List<String> arguments) throws IOException {
		this.application = application;
		this.jvmOptions = jvmOptions;
		this.arguments = arguments;
		try (ServerSocket free = new ServerSocket(0)) {
			this.address = new InetSocketAddress(HOST, free.getLocalPort());
		}
		this.visitor = new Visitor(this.address);
		Files.createDirectories(LOG.toAbsolutePath().getParent());
		Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.destroyForcibly()));
		this.process = launch();
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx256m");
		command.addAll(this.jvmOptions);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), this.application.getName()));
		command.addAll(List.of("--server.address=" + HOST, "--server.port=" + this.address.getPort()));
		command.addAll(this.arguments);
		if (this.arguments.stream().noneMatch((argument) -> argument.startsWith("--live.state.keys="))) {
			command.add("--live.state.keys=" + KEY);
		}
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
			.start();
	}

	/** Waits until the server answers. */
	LoadServer awaitStart() throws InterruptedException {
		long end = System.nanoTime() + START_LIMIT.toNanos();
		while (this.process.isAlive() && System.nanoTime() < end) {
			if (isUp()) {
				return this;
			}
			this.process.waitFor(50, TimeUnit.MILLISECONDS);
		}
		throw new IllegalStateException("The server did not start, see " + LOG.toAbsolutePath());
	}

	/** Waits until the server answers, on a thread that is never interrupted. */
	void awaitStartQuietly() {
		try {
			awaitStart();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean isUp() throws InterruptedException {
		try {
			connections();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Ends the process with {@code SIGKILL}. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Sends {@code SIGTERM} to the process. Does not wait for its end. */
	void terminate() {
		this.process.destroy();
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

	/** Sends a signal such as {@code STOP}. */
	void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).inheritIO().start().waitFor();
	}

	/** Starts the server again on the same port. Does not wait until it answers. */
	void restart() throws IOException {
		this.process = launch();
		// The connections that the old visitor kept alive are gone
		this.visitor = new Visitor(this.address);
	}

	/** Starts the server again with other arguments. Does not wait until it answers. */
	void restart(List<String> arguments) throws IOException {
		this.arguments = arguments;
		restart();
	}

	InetSocketAddress address() {
		return this.address;
	}

	/** Requests a page and returns its component. */
	LiveComponentState mount(String component) {
		return this.visitor.open(component, 1).get(0);
	}

	/** Requests a page as a browser that was never here. */
	Visitor.Stranger stranger(String path) {
		return this.visitor.stranger(path);
	}

	WebSocketChannel.Endpoint live() {
		return this.visitor.live();
	}

	WebSocketChannel.Endpoint bare() {
		return new WebSocketChannel.Endpoint(this.address, "/bare/echo", "");
	}

	/** Returns the processor time used so far. */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	/**
	 * Returns the processor time used so far without that of the JIT compiler, if the
	 * system reports it.
	 */
	Duration work() throws IOException {
		Duration compiler = Duration.ZERO;
		File[] threads = new File("/proc/" + this.process.pid() + "/task").listFiles();
		for (File thread : (threads != null) ? threads : new File[0]) {
			String stat = Files.readString(thread.toPath().resolve("stat"));
			if (COMPILER.matcher(stat).find()) {
				String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
				compiler = compiler.plus(TICK.multipliedBy(Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
			}
		}
		return cpu().minus(compiler);
	}

	/** Returns the used heap in bytes after a garbage collection. */
	long heap() throws IOException, InterruptedException {
		return Long.parseLong(this.visitor.get("/heap"));
	}

	/** Returns the number of live connections, as the server counts them. */
	int connections() throws IOException, InterruptedException {
		return Integer.parseInt(this.visitor.get("/connections"));
	}

	/** Returns the number of components that are asleep. */
	int sleeping() throws IOException, InterruptedException {
		return Integer.parseInt(this.visitor.get("/sleeping"));
	}

	/** Returns the answer to a GET request. */
	String get(String path) throws IOException, InterruptedException {
		return this.visitor.get(path);
	}

	/** Returns the resident memory of the process in bytes, if the system reports it. */
	long resident() throws IOException {
		return status("VmRSS:") * 1024;
	}

	/**
	 * Returns the number of threads, without those that serve HTTP requests, of which the
	 * container keeps some.
	 */
	int threads() throws IOException, InterruptedException {
		return Integer.parseInt(this.visitor.get("/threads"));
	}

	/**
	 * Returns the number of warnings in the log of all servers of this and earlier runs.
	 */
	static long warnings() {
		try (Stream<String> lines = Files.lines(LOG)) {
			return lines.filter((line) -> line.contains(" WARN ")).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long status(String name) throws IOException {
		File status = new File("/proc/" + this.process.pid() + "/status");
		if (!status.exists()) {
			return 0;
		}
		return Files.readAllLines(status.toPath())
			.stream()
			.filter((line) -> line.startsWith(name))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.sum();
	}

	/**
	 * Returns the number of open files and sockets of the process, if the system reports
	 * it.
	 */
	long descriptors() {
		File[] open = new File("/proc/" + this.process.pid() + "/fd").listFiles();
		return (open != null) ? open.length : 0;
	}

	/**
	 * Ends the process with {@code SIGTERM}, so that it can still write its recordings.
	 */
	@Override
	public void close() throws InterruptedException {
		terminate();
		if (!this.process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			kill();
		}
	}

}
