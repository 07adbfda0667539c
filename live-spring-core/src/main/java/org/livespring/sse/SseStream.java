package org.livespring.sse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.servlet.AsyncContext;

import org.livespring.LivePosition;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.state.InstanceIds;

/** A client that reads one room. Members of rooms only enqueue. Thread-safe. */
final class SseStream implements RoomMember {

	private final String id = InstanceIds.next();

	private final String room;

	private final SseClient client;

	private final long end;

	private final SseResponse response;

	/** Used by the thread that looks after the streams. */
	private long beaten = System.nanoTime();

	/**
	 * Create a stream.
	 * @param room name of the room
	 * @param client who reads it
	 * @param end millisecond since 1970 in which it ends
	 * @param request the request
	 * @param writers threads that write
	 * @param most bytes that wait for the client at most
	 * @param whenOver is told when the client gets nothing any more
	 * @throws IOException if the response takes nothing
	 */
	SseStream(String room, SseClient client, long end, AsyncContext request, Executor writers, long most,
			Consumer<SseStream> whenOver) throws IOException {
		this.room = room;
		this.client = client;
		this.end = end;
		this.response = new SseResponse(request, writers, most, () -> whenOver.accept(this));
	}

	@Override
	public String id() {
		return this.id;
	}

	String room() {
		return this.room;
	}

	SseClient client() {
		return this.client;
	}

	SseResponse response() {
		return this.response;
	}

	/** Begin to tell the client, whose position is known. */
	void start(LivePosition position) {
		this.response.send(SseText.start(position));
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		this.response.send(event.shared(new Shared(cursor), (message) -> SseText.event(message, cursor)));
	}

	@Override
	public void advanced(String room, LivePosition position) {
		this.response.send(SseText.position(position));
	}

	@Override
	public void missed(String room, LivePosition position) {
		this.response.send(SseText.missed(position));
	}

	/**
	 * End when it is time, or give a sign of life, unless others wait to be written.
	 * @param time millisecond since 1970
	 * @param heartbeat time between two signs of life
	 */
	void check(long time, Duration heartbeat) {
		long now = System.nanoTime();
		if (time >= this.end) {
			this.response.close();
		}
		else if (now - this.beaten >= heartbeat.toNanos()) {
			this.beaten = now;
			if (this.response.isIdle()) {
				this.response.send(SseText.HEARTBEAT);
			}
		}
	}

	/** What streams with the same position write of an event. */
	private record Shared(RoomCursor cursor) {
	}

}
