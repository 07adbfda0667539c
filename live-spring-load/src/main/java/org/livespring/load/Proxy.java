package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A plain load balancer in front of the nodes. Connections go to each node in turn, or to
 * the next node if one refuses; there are no sticky sessions.
 */
final class Proxy implements AutoCloseable {

	private final List<InetSocketAddress> nodes;

	private final HealthChecks checks;

	private final Selector selector = Selector.open();

	private final ServerSocketChannel server = ServerSocketChannel.open();

	private int next;

	/**
	 * Creates a load balancer.
	 * @param nodes the nodes
	 * @param checks seconds between two health checks, 0 for none
	 */
	Proxy(List<InetSocketAddress> nodes, int checks) throws IOException {
		this.nodes = nodes;
		this.checks = new HealthChecks(nodes, checks);
		this.server.bind(new InetSocketAddress(LoadServer.HOST, 0), 1024);
		this.server.configureBlocking(false);
		this.server.register(this.selector, SelectionKey.OP_ACCEPT);
		Thread thread = new Thread(this::run, "proxy");
		thread.setDaemon(true);
		thread.start();
	}

	InetSocketAddress address() throws IOException {
		return (InetSocketAddress) this.server.getLocalAddress();
	}

	private void run() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select(this::ready);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ClosedSelectorException ex) {
			// Closed
		}
	}

	/** Returns the next of the nodes that answer, or of all nodes if none answers. */
	private InetSocketAddress next() {
		InetSocketAddress node = this.nodes.get(this.next++ % this.nodes.size());
		for (int i = 1; i < this.nodes.size() && !this.checks.isUp(node); i++) {
			node = this.nodes.get(this.next++ % this.nodes.size());
		}
		return node;
	}

	private void ready(SelectionKey key) {
		if (key.attachment() instanceof Pair pair) {
			pair.ready(key);
		}
		else {
			accept();
		}
	}

	private void accept() {
		try {
			SocketChannel client = this.server.accept();
			if (client != null) {
				client.configureBlocking(false);
				new Pair(client).connect();
			}
		}
		catch (IOException ex) {
			// The client has already disconnected
		}
	}

	@Override
	public void close() throws IOException {
		this.checks.close();
		this.selector.close();
		this.server.close();
	}

	/** A client and the node that serves it. Used only by the thread of the proxy. */
	private final class Pair {

		private final SocketChannel client;

		private @Nullable SocketChannel node;

		private @Nullable Pipe up;

		private @Nullable Pipe down;

		private int attempts;

		Pair(SocketChannel client) {
			this.client = client;
		}

		void connect() {
			while (this.attempts++ < Proxy.this.nodes.size()) {
				try {
					InetSocketAddress address = next();
					SocketChannel node = SocketChannel.open();
					this.node = node;
					node.configureBlocking(false);
					if (node.connect(address)) {
						connected(node);
					}
					else {
						node.register(Proxy.this.selector, SelectionKey.OP_CONNECT, this);
					}
					return;
				}
				catch (IOException ex) {
					close(this.node);
				}
			}
			close();
		}

		private void connected(SocketChannel node) throws IOException {
			node.socket().setTcpNoDelay(true);
			this.client.socket().setTcpNoDelay(true);
			SelectionKey nodeKey = node.register(Proxy.this.selector, SelectionKey.OP_READ, this);
			SelectionKey clientKey = this.client.register(Proxy.this.selector, SelectionKey.OP_READ, this);
			this.up = new Pipe(clientKey, nodeKey);
			this.down = new Pipe(nodeKey, clientKey);
		}

		void ready(SelectionKey key) {
			SocketChannel channel = (SocketChannel) key.channel();
			try {
				if (key.isConnectable()) {
					finishConnect(channel);
				}
				else {
					transfer(key);
				}
			}
			catch (IOException | CancelledKeyException ex) {
				close();
			}
		}

		private void finishConnect(SocketChannel node) throws IOException {
			try {
				node.finishConnect();
			}
			catch (IOException ex) {
				close(node);
				connect();
				return;
			}
			connected(node);
		}

		private void transfer(SelectionKey key) throws IOException {
			Pipe up = this.up;
			Pipe down = this.down;
			if (up == null || down == null) {
				return;
			}
			boolean readable = key.isReadable();
			boolean writable = key.isWritable();
			boolean fromClient = key.channel() == this.client;
			if (writable) {
				(fromClient ? down : up).flush();
			}
			if (readable) {
				(fromClient ? up : down).read();
			}
			if (up.ended && down.ended) {
				close();
			}
		}

		private void close() {
			close(this.client);
			close(this.node);
		}

		private static void close(@Nullable SocketChannel channel) {
			try {
				if (channel != null) {
					channel.close();
				}
			}
			catch (IOException ex) {
				// The connection is lost anyway
			}
		}

	}

	/** One direction of a pair. It reads no more than the other side accepts. */
	private static final class Pipe {

		private static final int SIZE = 64 * 1024;

		/** Buffer of all pipes. A pipe copies only what it cannot write at once. */
		private static final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);

		private final SelectionKey from;

		private final SelectionKey to;

		private @Nullable ByteBuffer rest;

		private boolean ended;

		Pipe(SelectionKey from, SelectionKey to) {
			this.from = from;
			this.to = to;
		}

		void read() throws IOException {
			buffer.clear();
			int count = ((SocketChannel) this.from.channel()).read(buffer);
			if (count < 0) {
				this.ended = true;
				stop(this.from, SelectionKey.OP_READ);
				((SocketChannel) this.to.channel()).shutdownOutput();
				return;
			}
			buffer.flip();
			((SocketChannel) this.to.channel()).write(buffer);
			if (buffer.hasRemaining()) {
				this.rest = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
				stop(this.from, SelectionKey.OP_READ);
				this.to.interestOpsOr(SelectionKey.OP_WRITE);
			}
		}

		void flush() throws IOException {
			ByteBuffer rest = this.rest;
			if (rest != null) {
				((SocketChannel) this.to.channel()).write(rest);
				if (rest.hasRemaining()) {
					return;
				}
				this.rest = null;
				this.from.interestOpsOr(SelectionKey.OP_READ);
			}
			stop(this.to, SelectionKey.OP_WRITE);
		}

		private static void stop(SelectionKey key, int operation) {
			key.interestOpsAnd(~operation);
		}

	}

}
