package org.livespring.fragment;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.livespring.LiveEvent;
import org.livespring.LiveFragment;
import org.livespring.LivePresence;
import org.livespring.LiveRooms;
import org.livespring.render.RenderScope;

/** The room of a fragment as its view reads it. */
final class FragmentRoom implements LiveFragment.Context {

	private final LiveRooms rooms;

	private final String room;

	private final RenderScope scope;

	/** Set before presence is read, so that no change after that is overlooked. */
	private volatile boolean presenceRead;

	FragmentRoom(LiveRooms rooms, String room, RenderScope scope) {
		this.rooms = rooms;
		this.room = room;
		this.scope = scope;
	}

	/** Whether the view has ever read presence. */
	boolean isPresenceRead() {
		return this.presenceRead;
	}

	@Override
	public String room() {
		return this.room;
	}

	@Override
	public Locale locale() {
		return this.scope.locale();
	}

	@Override
	public ZoneId zone() {
		return this.scope.zone();
	}

	@Override
	public LivePresence presence() {
		this.presenceRead = true;
		return this.rooms.presence(this.room);
	}

	@Override
	public <S> S state(Class<S> type, S initial) {
		return this.rooms.room(this.room).state(type, initial).get();
	}

	@Override
	public <E> List<LiveEvent<E>> history(Class<E> type, int count) {
		return this.rooms.room(this.room).history(type, count);
	}

}
