package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/** A client of the bare WebSocket. */
final class EchoClient implements Client, WebSocketChannel.Listener {

	/** A message with the length of an action's frame. */
	private static final String MESSAGE = "[4,123456,\"abcdefghijk\",\"increment\",123456]";

	private final EventLoop loop;

	private final WebSocketChannel.Endpoint endpoint;

	private final Meter meter;

	private final Pace pace;

	private @Nullable WebSocketChannel channel;

	private boolean ready;

	private boolean acting;

	private boolean waiting;

	EchoClient(EventLoop loop, WebSocketChannel.Endpoint endpoint, Meter meter, Pace pace) {
		this.loop = loop;
		this.endpoint = endpoint;
		this.meter = meter;
		this.pace = pace;
	}

	@Override
	public void start() {
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isReady() {
		return this.ready;
	}

	@Override
	public void act() {
		this.acting = true;
		this.pace.next(this::send);
	}

	@Override
	public void pause() {
		this.acting = false;
	}

	@Override
	public boolean isIdle() {
		return !this.waiting;
	}

	private void send() {
		if (this.channel != null && this.acting) {
			this.waiting = true;
			this.channel.send(MESSAGE);
		}
	}

	@Override
	public void opened() {
		this.ready = true;
	}

	@Override
	public void received(String text) {
		this.waiting = false;
		this.meter.answered(this.pace.sinceDue());
		if (this.acting) {
			this.pace.next(this::send);
		}
	}

	@Override
	public void closed(int code) {
		throw new IllegalStateException("The bare connection was closed");
	}

	@Override
	public void close() {
		if (this.channel != null) {
			this.channel.close();
		}
	}

}
