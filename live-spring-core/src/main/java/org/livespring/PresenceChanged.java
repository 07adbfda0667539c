package org.livespring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Event that a component receives when members of a room it has joined arrive, leave or
 * change their metadata. Changes within a short time arrive as one event. The first event
 * after the page was connected contains all present members. Immutable.
 */
public final class PresenceChanged {

	private final String room;

	private final boolean complete;

	private final List<? extends LiveMember<?>> joined;

	private final List<? extends LiveMember<?>> changed;

	private final List<String> left;

	private final BiFunction<LiveMember<?>, Class<?>, Object> reader;

	/**
	 * Create an event from metadata objects; for tests of components.
	 * @param room name of the room
	 * @param joined members who arrived
	 * @param changed members whose metadata changed
	 * @param left keys of the members who left
	 */
	public PresenceChanged(String room, List<? extends LiveMember<?>> joined, List<? extends LiveMember<?>> changed,
			List<String> left) {
		this(room, false, joined, changed, left, (member, type) -> member.metadata());
	}

	/**
	 * Create an event from metadata that has to be converted.
	 * @param room name of the room
	 * @param complete whether {@code joined} contains all present members
	 * @param joined members who arrived
	 * @param changed members whose metadata changed
	 * @param left keys of the members who left
	 * @param reader converts the metadata of a member to an object of a type
	 */
	public PresenceChanged(String room, boolean complete, List<? extends LiveMember<?>> joined,
			List<? extends LiveMember<?>> changed, List<String> left,
			BiFunction<LiveMember<?>, Class<?>, Object> reader) {
		this.room = room;
		this.complete = complete;
		this.joined = List.copyOf(joined);
		this.changed = List.copyOf(changed);
		this.left = List.copyOf(left);
		this.reader = reader;
	}

	/**
	 * Name of the room.
	 * @return the name
	 */
	public String room() {
		return this.room;
	}

	/**
	 * Whether the event contains all present members. This is so for the first event
	 * after the page was connected. Members that are known from earlier events are then
	 * outdated.
	 * @return {@code true} if {@link #joined(Class)} returns all present members
	 */
	public boolean complete() {
		return this.complete;
	}

	/**
	 * Apply this event to a list of members.
	 * @param <M> type of the metadata
	 * @param known the members before this event, as the component knows them
	 * @param type type of the metadata
	 * @return the members after this event, in the order of their keys
	 */
	public <M> List<LiveMember<M>> apply(List<LiveMember<M>> known, Class<M> type) {
		Map<String, LiveMember<M>> members = new TreeMap<>();
		if (!this.complete) {
			known.forEach((member) -> members.put(member.key(), member));
		}
		this.left.forEach(members::remove);
		joined(type).forEach((member) -> members.put(member.key(), member));
		changed(type).forEach((member) -> members.put(member.key(), member));
		return List.copyOf(members.values());
	}

	/**
	 * Members who arrived.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members
	 */
	public <M> List<LiveMember<M>> joined(Class<M> type) {
		return read(this.joined, type);
	}

	/**
	 * Members whose metadata changed.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members
	 */
	public <M> List<LiveMember<M>> changed(Class<M> type) {
		return read(this.changed, type);
	}

	/**
	 * Members who left.
	 * @return their keys
	 */
	public List<String> left() {
		return this.left;
	}

	private <M> List<LiveMember<M>> read(List<? extends LiveMember<?>> members, Class<M> type) {
		return members.stream()
			.map((member) -> new LiveMember<>(member.key(), type.cast(this.reader.apply(member, type))))
			.toList();
	}

}
