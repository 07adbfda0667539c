package org.livespring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The event a component gets when members of a room it joined come, change or go. Changes
 * that follow one another closely arrive as one event. The first one after the page was
 * connected brings all who are there.
 */
public final class PresenceChanged {

	private final String room;

	private final boolean complete;

	private final List<? extends LiveMember<?>> joined;

	private final List<? extends LiveMember<?>> changed;

	private final List<String> left;

	private final BiFunction<Object, Class<?>, Object> reader;

	/**
	 * Create an event whose metadata is there as objects; for tests of components.
	 * @param room name of the room
	 * @param joined who came
	 * @param changed who has other metadata
	 * @param left keys of those who are gone
	 */
	public PresenceChanged(String room, List<? extends LiveMember<?>> joined, List<? extends LiveMember<?>> changed,
			List<String> left) {
		this(room, false, joined, changed, left, (metadata, type) -> metadata);
	}

	/**
	 * Create an event whose metadata has to be read.
	 * @param room name of the room
	 * @param complete whether those who joined are all who are there
	 * @param joined who came
	 * @param changed who has other metadata
	 * @param left keys of those who are gone
	 * @param reader makes an object of a type from metadata
	 */
	public PresenceChanged(String room, boolean complete, List<? extends LiveMember<?>> joined,
			List<? extends LiveMember<?>> changed, List<String> left, BiFunction<Object, Class<?>, Object> reader) {
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
	 * Whether those who joined are all who are there, and what was known before counts no
	 * more: the first event after the page was connected.
	 * @return {@code true} if nothing else counts
	 */
	public boolean complete() {
		return this.complete;
	}

	/**
	 * Who is there after this event.
	 * @param <M> type of the metadata
	 * @param known who was there before it, as far as the component knew
	 * @param type type of the metadata
	 * @return the members in the order of their keys
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
	 * Members who were not there before.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members
	 */
	public <M> List<LiveMember<M>> joined(Class<M> type) {
		return read(this.joined, type);
	}

	/**
	 * Members who have other metadata now.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members
	 */
	public <M> List<LiveMember<M>> changed(Class<M> type) {
		return read(this.changed, type);
	}

	/**
	 * Members who are gone.
	 * @return their keys
	 */
	public List<String> left() {
		return this.left;
	}

	private <M> List<LiveMember<M>> read(List<? extends LiveMember<?>> members, Class<M> type) {
		return members.stream()
			.map((member) -> new LiveMember<>(member.key(), type.cast(this.reader.apply(member.metadata(), type))))
			.toList();
	}

}
