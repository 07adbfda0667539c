package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

/**
 * A page of the sample's chat, or a script that reads its room. It does not apply what it
 * receives, so that the driver's time hardly adds to the time after which the last one of
 * thousands has a message.
 */
final class ChatMember implements WebSocketChannel.Listener {

	private static final ClientCodec codec = new ClientCodec(WireForm.COMPACT);

	private static final JsonMapper mapper = new JsonMapper();

	private final EventLoop loop;

	private final WebSocketChannel.Endpoint endpoint;

	private final @Nullable LiveComponentState page;

	private final String room;

	private final Consumer<String> heard;

	private @Nullable WebSocketChannel channel;

	private long requests;

	private boolean ready;

	/**
	 * Creates a member.
	 * @param loop runs the connection
	 * @param endpoint where to connect
	 * @param page the component of the page, {@code null} for a script
	 * @param room name of the room that a script joins
	 * @param heard is told of each frame
	 */
	ChatMember(EventLoop loop, WebSocketChannel.Endpoint endpoint, @Nullable LiveComponentState page, String room,
			Consumer<String> heard) {
		this.loop = loop;
		this.endpoint = endpoint;
		this.page = page;
		this.room = room;
		this.heard = heard;
	}

	void connect() {
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isReady() {
		return this.ready;
	}

	void say(String message) {
		call("send", message);
	}

	void type(String message) {
		call("typing", message);
	}

	private void call(String action, String message) {
		if (this.page != null) {
			send(new ClientFrame.CallAction(++this.requests, this.page.id(), action, 0,
					mapper.valueToTree(Map.of("message", message)), null, false));
		}
	}

	private void send(ClientFrame frame) {
		if (this.channel != null) {
			this.channel.send(codec.write(frame));
		}
	}

	@Override
	public void opened() {
		// The server sends the first frame
	}

	@Override
	public void received(String text) {
		this.heard.accept(text);
		if (!this.ready) {
			begin(codec.read(text));
		}
	}

	private void begin(ServerFrame frame) {
		if (frame instanceof ServerFrame.ConnectionEstablished) {
			send((this.page != null)
					? new ClientFrame.ComponentRehydrate(++this.requests, "page",
							List.of(new ClientFrame.OfferedSnapshot(this.page.snapshot(), this.page.tag(), null, null)))
					: new ClientFrame.RoomJoin(++this.requests, this.room, null));
		}
		else if (frame instanceof ServerFrame.ErrorFrame || (frame instanceof ServerFrame.ComponentRehydrated answer
				&& answer.components().get(0).componentId() == null)) {
			throw new IllegalStateException("Could not enter the room: " + frame);
		}
		else {
			this.ready |= frame instanceof ServerFrame.ComponentRehydrated
					|| frame instanceof ServerFrame.ActionResponse;
		}
	}

	@Override
	public void closed(int code) {
		throw new IllegalStateException("A member's connection was closed: " + code);
	}

	void close() {
		if (this.channel != null) {
			this.channel.close();
		}
	}

}
