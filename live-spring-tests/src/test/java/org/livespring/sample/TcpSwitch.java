package org.livespring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One address before several nodes: new connections go to the node that was set last. */
final class TcpSwitch implements AutoCloseable {

	private final ServerSocket server;

	private volatile int node;

	TcpSwitch(int node) throws IOException {
		this.node = node;
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	void to(int node) {
		this.node = node;
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				connect(this.server.accept());
			}
			catch (IOException ex) {
				// Closed, or the client is gone already
			}
		}
	}

	private void connect(Socket client) throws IOException {
		try {
			Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.node);
			start(() -> copy(client, upstream));
			start(() -> copy(upstream, client));
		}
		catch (IOException ex) {
			client.close();
		}
	}

	private static void copy(Socket from, Socket to) {
		try (from; to; InputStream input = from.getInputStream()) {
			input.transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One of them is gone
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "switch");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
