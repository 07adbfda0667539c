package org.livespring.test.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveAction;
import org.livespring.LiveClientEvent;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveListener;

/** A component in a room. */
@LiveComponent
public class Chat {

	public static final String ROOM = "chat";

	public final AtomicInteger mounts = new AtomicInteger();

	/** Something said. */
	@LiveClientEvent
	public record Said(String text) {

		public Said {
			if (text.equals("unreadable")) {
				throw new IllegalArgumentException("Fails by intent");
			}
		}

	}

	/** For one user or connection. */
	@LiveClientEvent
	public record Whispered(String text) {
	}

	/** For listeners on the server only. */
	public record Noted(String text) {
	}

	record State(List<String> lines, String connection) {

		State with(String line) {
			List<String> lines = new ArrayList<>(this.lines);
			lines.add(line);
			return new State(List.copyOf(lines), this.connection);
		}

	}

	State mount(LiveContext live) {
		this.mounts.incrementAndGet();
		live.join(ROOM);
		return new State(live.room(ROOM).history(Said.class, 100).stream().map((said) -> said.event().text()).toList(),
				"");
	}

	@LiveAction
	void say(String text, LiveContext live) {
		live.room(ROOM).publish(new Said(text));
		if (text.equals("failing")) {
			throw new IllegalStateException("Fails by intent");
		}
	}

	@LiveAction
	void tellOthers(String text, LiveContext live) {
		live.room(ROOM).publishToOthers(new Said(text));
	}

	@LiveAction
	void tellNews(String text, LiveContext live) {
		live.room("news").publish(new Said(text));
	}

	@LiveAction
	State reach(State state, LiveContext live) {
		return new State(state.lines(), live.connection());
	}

	@LiveAction
	void whisper(String connection, String text, LiveContext live) {
		live.toConnection(connection, new Whispered(text));
	}

	@LiveAction
	void whisperTo(String user, String text, LiveContext live) {
		live.toUser(user, new Whispered(text));
	}

	@LiveAction
	void whisperHere(String text, LiveContext live) {
		live.toConnection(live.connection(), new Whispered(text));
	}

	@LiveAction
	void join(String room, LiveContext live) {
		live.join(room);
	}

	@LiveAction
	void leave(LiveContext live) {
		live.leave(ROOM);
	}

	@LiveListener
	State said(State state, LiveEvent<Said> said) {
		if (said.event().text().equals("bad")) {
			throw new IllegalStateException("Fails by intent");
		}
		return state.with(said.event().text());
	}

	@LiveListener
	State noted(State state, Noted noted) {
		return state.with("noted: " + noted.text());
	}

	@LiveListener
	State whispered(State state, Whispered whispered) {
		return state.with("psst: " + whispered.text());
	}

}
