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

/**
 * The event stream of one client, a member of one room. It only puts events into the
 * queue of its response. Thread-safe.
 */
final class SseStream implements RoomMember {

	private final String id = InstanceIds.next();

	private final String room;

	private final SseClient client;

	private final long end;

	private final SseResponse response;

	/** Time of the last heartbeat. Used only by the thread that checks the streams. */
	private long beaten = System.nanoTime();

	/**
	 * Creates a stream.
	 * @param room name of the room
	 * @param client the client
	 * @param end when the stream ends, in milliseconds since 1970
	 * @param request the request
	 * @param writers runs the tasks that write
	 * @param most largest size of the queue in bytes
	 * @param whenOver called when the stream has ended
	 * @throws IOException if the response cannot be written
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

	/** Starts the stream with the position of the client. */
	void start(LivePosition position) {
		this.response.send(SseText.start(position));
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		if (event.message().toClients()) {
			this.response.send(event.shared(new Shared(cursor), (message) -> SseText.event(message, cursor)));
		}
		else if (event.position() != null) {
			this.response.send(SseText.position(event.position()));
		}
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
	 * Ends the stream if its time is over; sends a heartbeat if one is due and the queue
	 * is empty.
	 * @param time the present time in milliseconds since 1970
	 * @param heartbeat time between two heartbeats
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

	/** Key of the text of an event, which streams with the same position share. */
	private record Shared(RoomCursor cursor) {
	}

}
