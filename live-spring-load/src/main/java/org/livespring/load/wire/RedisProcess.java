package org.livespring.load.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import redis.embedded.RedisExecProvider;

/**
 * A Redis process on a free port, which tests can kill, suspend and empty. A restart
 * keeps only the port.
 */
public final class RedisProcess implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final Duration START_LIMIT = Duration.ofSeconds(10);

	private final int port;

	private final List<String> arguments;

	/** Configuration of a sentinel, {@code null} for a server. */
	private final @Nullable String sentinel;

	private @Nullable Process process;

	private RedisProcess(List<String> arguments, @Nullable String sentinel) {
		this.sentinel = sentinel;
		this.port = freePort();
		this.arguments = arguments;
		Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
	}

	/**
	 * Starts a Redis.
	 * @param arguments further arguments of the command, for example
	 * {@code "--requirepass", "secret"}
	 */
	public static RedisProcess start(String... arguments) {
		RedisProcess redis = notStarted(arguments);
		redis.restart();
		return redis;
	}

	/**
	 * Reserves a port without starting Redis; {@link #restart()} starts it.
	 * @param arguments further arguments of the command
	 */
	public static RedisProcess notStarted(String... arguments) {
		return new RedisProcess(List.of(arguments), null);
	}

	/**
	 * Starts a sentinel that quickly promotes a replica if the master is dead.
	 * @param name name of the master for clients
	 * @param master the master
	 */
	public static RedisProcess sentinel(String name, RedisProcess master) {
		RedisProcess sentinel = new RedisProcess(List.of(), """
				sentinel monitor NAME HOST PORT 1
				sentinel down-after-milliseconds NAME 500
				sentinel failover-timeout NAME 3000
				""".replace("NAME", name).replace("HOST", HOST).replace("PORT", "" + master.port()));
		sentinel.restart();
		return sentinel;
	}

	public String host() {
		return HOST;
	}

	public int port() {
		return this.port;
	}

	/** Ends the process with {@code SIGKILL}. */
	public void kill() {
		if (this.process != null) {
			// SIGKILL also ends a suspended process
			this.process.destroyForcibly().onExit().join();
			this.process = null;
		}
	}

	/** Starts Redis again, without data. */
	public void restart() {
		kill();
		this.process = launch();
		awaitAnswer();
	}

	/** Suspends the process; its sockets stay open. */
	public void hang() {
		signal("STOP");
	}

	/** Resumes the process after {@link #hang()}. */
	public void resume() {
		signal("CONT");
	}

	/** Removes all data. */
	public void flush() {
		command("FLUSHALL");
	}

	/**
	 * Sends a command on a new connection.
	 * @param command the command, its parts separated by spaces
	 * @return the first line of the answer
	 */
	public String command(String command) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(HOST, this.port), 1000);
			socket.setSoTimeout(1000);
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
			StringBuilder line = new StringBuilder();
			for (int next = socket.getInputStream().read(); next >= 0
					&& next != '\n'; next = socket.getInputStream().read()) {
				line.append((char) next);
			}
			return line.toString().trim();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

	private Process launch() {
		try {
			Path folder = Files.createTempDirectory("redis");
			List<String> command = new ArrayList<>(
					List.of(RedisExecProvider.defaultProvider().get().getAbsolutePath()));
			if (this.sentinel != null) {
				command.add(Files.writeString(folder.resolve("sentinel.conf"), this.sentinel).toString());
				command.add("--sentinel");
			}
			command.addAll(List.of("--port", "" + this.port, "--bind", HOST, "--save", "", "--dir", folder.toString()));
			command.addAll(this.arguments);
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitAnswer() {
		long end = System.nanoTime() + START_LIMIT.toNanos();
		while (System.nanoTime() < end && this.process != null && this.process.isAlive()) {
			try {
				command("PING");
				return;
			}
			catch (UncheckedIOException ex) {
				pause();
			}
		}
		throw new IllegalStateException("Redis did not start");
	}

	private void pause() {
		try {
			if (this.process != null) {
				this.process.waitFor(10, TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void signal(String name) {
		if (this.process == null) {
			throw new IllegalStateException("Redis does not run");
		}
		try {
			new ProcessBuilder("kill", "-" + name, "" + this.process.pid()).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
