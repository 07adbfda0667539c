package org.livespring.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * A minimal WebSocket client for the load driver. One thread runs thousands of them, and
 * they need little processor time, which is left for the server.
 */
final class WebSocketChannel {

	private static final int CONTINUATION = 0;

	private static final int TEXT = 1;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	private static final int ABNORMAL = 1006;

	private static final byte[] HEADER_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final EventLoop loop;

	private final String handshake;

	private final SocketChannel socket;

	private final SelectionKey key;

	private final Listener listener;

	private boolean open;

	private boolean mute;

	private boolean closed;

	/** The bytes left from the last read: the beginning of a frame. */
	private byte[] rest = new byte[0];

	private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

	private @Nullable ByteBuffer unsent;

	/** Number of bytes that can be sent before the connection is cut. */
	private long sendable = Long.MAX_VALUE;

	private long receivable = Long.MAX_VALUE;

	private int code = ABNORMAL;

	WebSocketChannel(EventLoop loop, Endpoint endpoint, Listener listener) throws IOException {
		this.loop = loop;
		this.listener = listener;
		this.handshake = endpoint.handshake();
		this.socket = SocketChannel.open();
		this.socket.configureBlocking(false);
		if (endpoint.from() != null) {
			this.socket.bind(new InetSocketAddress(endpoint.from(), 0));
		}
		this.socket.connect(endpoint.address());
		this.key = this.socket.register(loop.selector(), SelectionKey.OP_CONNECT, this);
	}

	/** Called when the selector has an event for this channel. */
	void ready() {
		try {
			if (this.key.isConnectable() && this.socket.finishConnect()) {
				this.socket.socket().setTcpNoDelay(true);
				this.key.interestOps(SelectionKey.OP_READ);
				write(ByteBuffer.wrap(this.handshake.getBytes(StandardCharsets.US_ASCII)));
			}
			if (this.key.isValid() && this.key.isWritable() && this.unsent != null) {
				ByteBuffer unsent = this.unsent;
				this.unsent = null;
				this.key.interestOps(SelectionKey.OP_READ);
				write(unsent);
			}
			if (this.key.isValid() && this.key.isReadable()) {
				read();
			}
		}
		catch (IOException ex) {
			lost();
		}
	}

	private void read() throws IOException {
		ByteBuffer buffer = this.loop.buffer();
		buffer.put(this.rest);
		if (this.receivable < buffer.remaining()) {
			buffer.limit(buffer.position() + (int) this.receivable);
		}
		int count = this.socket.read(buffer);
		if (count < 0) {
			lost();
			return;
		}
		this.receivable -= count;
		this.loop.countReceived(count);
		buffer.flip();
		if (this.open || readHandshake(buffer)) {
			while (!this.closed && readFrame(buffer)) {
				// Keep the rest, which is not a whole frame
			}
		}
		this.rest = new byte[buffer.remaining()];
		buffer.get(this.rest);
		if (this.receivable == 0) {
			lost();
		}
	}

	private boolean readHandshake(ByteBuffer buffer) throws IOException {
		byte[] head = new byte[buffer.remaining()];
		buffer.get(buffer.position(), head);
		for (int i = 0; i + HEADER_END.length <= head.length; i++) {
			if (Arrays.equals(head, i, i + HEADER_END.length, HEADER_END, 0, HEADER_END.length)) {
				String text = new String(head, 0, i, StandardCharsets.US_ASCII);
				if (!text.startsWith("HTTP/1.1 101")) {
					throw new IOException("Handshake refused: " + text.lines().findFirst().orElse(""));
				}
				buffer.position(buffer.position() + i + HEADER_END.length);
				this.open = true;
				this.listener.opened();
				return true;
			}
		}
		return false;
	}

	private boolean readFrame(ByteBuffer buffer) {
		int start = buffer.position();
		int header = headerLength(buffer);
		if (header > buffer.remaining()) {
			return false;
		}
		int length = buffer.get(start + 1) & 0x7f;
		if (length == 126) {
			length = buffer.getShort(start + 2) & 0xffff;
		}
		else if (length == 127) {
			length = (int) buffer.getLong(start + 2);
		}
		if (buffer.remaining() < header + length) {
			return false;
		}
		byte[] payload = new byte[length];
		buffer.get(start + header, payload);
		buffer.position(start + header + length);
		received(buffer.get(start), payload);
		return true;
	}

	private static int headerLength(ByteBuffer buffer) {
		if (buffer.remaining() < 2) {
			return 2;
		}
		return switch (buffer.get(buffer.position() + 1) & 0x7f) {
			case 126 -> 4;
			case 127 -> 10;
			default -> 2;
		};
	}

	private void received(byte first, byte[] payload) {
		boolean last = (first & 0x80) != 0;
		switch (first & 0x0f) {
			case TEXT, CONTINUATION -> receivedText(payload, last);
			case PING -> write(PONG, payload);
			case CLOSE -> {
				this.code = (payload.length < 2) ? 1005 : ((payload[0] & 0xff) << 8 | payload[1] & 0xff);
				lost();
			}
			default -> {
				// A pong
			}
		}
	}

	private void receivedText(byte[] payload, boolean last) {
		if (last && this.fragments.size() == 0) {
			receivedText(new String(payload, StandardCharsets.UTF_8));
			return;
		}
		this.fragments.writeBytes(payload);
		if (last) {
			String text = this.fragments.toString(StandardCharsets.UTF_8);
			this.fragments.reset();
			receivedText(text);
		}
	}

	private void receivedText(String text) {
		if (!this.mute) {
			this.listener.received(text);
		}
	}

	void send(String text) {
		write(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	private void write(int type, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
		frame.put((byte) (0x80 | type));
		if (payload.length < 126) {
			frame.put((byte) (0x80 | payload.length));
		}
		else if (payload.length < 65536) {
			frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (0x80 | 127)).putLong(payload.length);
		}
		int mask = ThreadLocalRandom.current().nextInt();
		frame.putInt(mask);
		for (int i = 0; i < payload.length; i++) {
			frame.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
		}
		frame.flip();
		this.loop.countSent(frame.remaining());
		try {
			write(frame);
		}
		catch (IOException ex) {
			// Called later, since the caller is in the middle of its work
			this.loop.at(0, this::lost);
		}
	}

	private void write(ByteBuffer data) throws IOException {
		if (this.unsent != null) {
			this.unsent = ByteBuffer.allocate(this.unsent.remaining() + data.remaining())
				.put(this.unsent)
				.put(data)
				.flip();
			return;
		}
		if (this.sendable < data.remaining()) {
			data.limit(data.position() + (int) this.sendable);
			this.socket.write(data);
			throw new IOException("Cut");
		}
		this.sendable -= data.remaining();
		this.socket.write(data);
		if (data.hasRemaining()) {
			this.unsent = data;
			// Unwritten bytes are counted with the next write
			this.sendable += data.remaining();
			this.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
		}
	}

	/** Cuts the connection without a close frame, as a failing network does. */
	void close() {
		this.mute = true;
		lost();
	}

	/** Cuts the connection after this many more bytes in one of the directions. */
	void cutAfter(long sent, long received) {
		this.sendable = sent;
		this.receivable = received;
	}

	/** Stops reading. */
	void stopReading() {
		this.key.interestOps(0);
	}

	/**
	 * Whether the other side has closed the connection, as far as this is visible without
	 * reading.
	 */
	boolean isClosed() {
		return this.closed;
	}

	/** Leaves the connection open without reading or answering. */
	void abandon() {
		this.mute = true;
	}

	private void lost() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.key.cancel();
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// The connection is lost anyway
		}
		if (!this.mute) {
			this.listener.closed(this.code);
		}
	}

	/** A listener for the events of a channel. */
	interface Listener {

		void opened();

		void received(String text);

		/**
		 * Called when the connection has ended.
		 * @param code the close code
		 */
		void closed(int code);

	}

	/**
	 * The address of a WebSocket endpoint.
	 *
	 * @param address the server
	 * @param path path of the endpoint
	 * @param headers further header lines of the handshake
	 */
	record Endpoint(InetSocketAddress address, String path, String headers, @Nullable String from) {

		Endpoint(InetSocketAddress address, String path, String headers) {
			this(address, path, headers, null);
		}

		/** Returns the same endpoint for a client with an address of its own. */
		Endpoint from(String client) {
			return new Endpoint(this.address, this.path, this.headers, client);
		}

		String handshake() {
			String host = this.address.getHostString() + ":" + this.address.getPort();
			return "GET " + this.path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
					+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
					+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + this.headers + "\r\n";
		}

	}

}
