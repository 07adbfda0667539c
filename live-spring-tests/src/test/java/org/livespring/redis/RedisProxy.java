package org.livespring.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.livespring.load.wire.RedisProcess;

/**
 * Stands between a node and its Redis and loses the bytes it is told to lose, while all
 * sockets stay open.
 */
public final class RedisProxy implements AutoCloseable {

	private final ServerSocket server;

	private final int target;

	private volatile CountDownLatch pause = new CountDownLatch(0);

	private final List<Link> links = new CopyOnWriteArrayList<>();

	public RedisProxy(RedisProcess redis) {
		this.target = redis.port();
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("redis-proxy", this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * From now on nothing that Redis sends reaches the connections that subscribe;
	 * connections made later work.
	 * @return how many connections this concerns
	 */
	public int deafenSubscribers() {
		List<Link> subscribers = this.links.stream().filter((link) -> link.subscribed && !link.ended).toList();
		subscribers.forEach((link) -> link.deaf = true);
		return subscribers.size();
	}

	/** Connections that subscribe and hear. */
	public int subscribers() {
		return (int) this.links.stream().filter((link) -> link.subscribed && !link.ended && !link.deaf).count();
	}

	/**
	 * From now on nothing passes on the connections for commands, for ever; connections
	 * made later work.
	 */
	public void muteCommands() {
		this.links.stream().filter((link) -> !link.subscribed).forEach((link) -> {
			link.deaf = true;
			link.mute = true;
		});
	}

	/** Hold all bytes back until {@link #resume()}. */
	public synchronized void pause() {
		if (this.pause.getCount() == 0) {
			this.pause = new CountDownLatch(1);
		}
	}

	/** Let all bytes pass again. */
	public void resume() {
		this.pause.countDown();
	}

	/** Close all connections. */
	public void cut() {
		this.links.forEach(Link::close);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		resume();
		cut();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), this.target));
				this.links.add(link);
				link.start();
			}
			catch (IOException ex) {
				// Closed, or Redis is not there: the client sees its connection end
			}
		}
	}

	private static void run(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	/** A connection through the proxy. */
	private final class Link {

		private final Socket client;

		private final Socket redis;

		private volatile boolean subscribed;

		private volatile boolean deaf;

		private volatile boolean mute;

		private volatile boolean ended;

		Link(Socket client, Socket redis) {
			this.client = client;
			this.redis = redis;
		}

		void start() {
			run("redis-proxy-up", () -> pump(this.client, this.redis, true));
			run("redis-proxy-down", () -> pump(this.redis, this.client, false));
		}

		private void pump(Socket from, Socket to, boolean up) {
			try {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				byte[] buffer = new byte[65536];
				for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
					RedisProxy.this.pause.await();
					if (up) {
						watch(buffer, length);
					}
					if (up ? !this.mute : !this.deaf) {
						out.write(buffer, 0, length);
					}
				}
			}
			catch (IOException | InterruptedException ex) {
				// Ends like the end of the stream
			}
			close();
		}

		private void watch(byte[] buffer, int length) {
			String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
			if (text.contains("SUBSCRIBE\r\n")) {
				this.subscribed = true;
			}
		}

		void close() {
			this.ended = true;
			try {
				this.client.close();
				this.redis.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
