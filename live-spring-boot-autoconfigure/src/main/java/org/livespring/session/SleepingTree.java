package org.livespring.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.PresenceChanged;
import org.livespring.component.ComponentDefinition;
import org.livespring.room.EventCodec;
import org.livespring.room.PresenceDiff;
import org.livespring.room.PresenceListener;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;
import org.livespring.session.PresenceMarks.Mark;

/**
 * A root component with all below it that left the heap: what it takes to notice that it
 * is wanted, and what waits for it. It stays in its rooms, and wakes up for an event that
 * it listens to.
 */
final class SleepingTree implements RoomMember, PresenceListener {

	private final RoomAccess access;

	/** The root, then those below it. */
	private final List<String> ids;

	private final Set<ComponentDefinition> definitions;

	/** Rooms, fragments and presences, as in snapshots. */
	private final Set<String> rooms;

	/** Who the instances say they are; guarded by the sleepers of the connection. */
	private final Map<String, Map<String, Mark>> present;

	private final long epoch;

	private final long seq;

	/** When the first of its snapshots expires. */
	private final long expires;

	private volatile LiveSession session;

	/** Instances that came back. Guarded by the sleepers of the connection. */
	private int returned;

	/** Whether its root has neither come back nor gone. */
	private volatile boolean asleep = true;

	/** Guarded by the sleepers of the connection. */
	private @Nullable Held held;

	/** How it is asked for; guarded by the calls. */
	WakeUpCalls.@Nullable State call;

	SleepingTree(LiveSession session, List<LiveInstance> instances) {
		this.session = session;
		this.access = session.runtime().rooms();
		LiveInstance root = instances.get(0);
		this.epoch = root.version().epoch();
		this.seq = root.version().seq();
		this.expires = instances.stream().mapToLong((each) -> each.version().expires()).min().orElseThrow();
		Set<ComponentDefinition> definitions = new HashSet<>();
		Set<String> rooms = new HashSet<>();
		Map<String, Map<String, Mark>> present = new HashMap<>();
		instances.forEach((each) -> {
			definitions.add(each.definition());
			rooms.addAll(each.content().rooms().keySet());
			Map<String, Mark> marks = PresenceMarks.read(each.content().rooms());
			if (!marks.isEmpty()) {
				present.put(each.id(), marks);
			}
		});
		this.ids = instances.stream().map(LiveInstance::id).toList();
		this.definitions = Set.copyOf(definitions);
		this.rooms = Set.copyOf(rooms);
		this.present = present.isEmpty() ? Map.of() : present;
	}

	/** Follow the rooms from where the instances are in them. */
	void follow(List<LiveInstance> instances) {
		Map<String, LivePosition> positions = new HashMap<>();
		instances.forEach((each) -> each.rooms()
			.positions()
			.forEach((room, position) -> positions.merge(room, position,
					(one, other) -> one.isAfter(other) ? other : one)));
		positions.forEach((room, position) -> this.access.client().hub().join(this, room, position));
		if (this.definitions.stream().anyMatch((each) -> each.listener(PresenceChanged.class) != null)) {
			positions.keySet().forEach((room) -> this.access.people().hub().addListener(room, this));
		}
	}

	/** Follow no more, since the instances do or have gone. */
	void end() {
		this.asleep = false;
		for (String room : this.rooms) {
			if (!FragmentKeys.isFragment(room) && !PresenceMarks.isPresence(room)) {
				this.access.client().hub().leave(this, room);
				this.access.people().hub().removeListener(room, this);
			}
		}
	}

	/** The instances that have not come back will not. */
	void discard() {
		end();
		this.present.forEach(
				(id, marks) -> marks.forEach((room, mark) -> this.access.people().hub().untrack(room, mark.key(), id)));
		this.rooms.stream()
			.filter(FragmentKeys::isFragment)
			.forEach((room) -> this.ids.forEach((id) -> this.session.fragments().hide(FragmentKeys.key(room), id)));
	}

	@Override
	public String id() {
		return this.ids.get(0);
	}

	@Override
	public void received(RoomDelivery delivery, LivePosition cursor) {
		if (listensTo(delivery)) {
			wake();
		}
	}

	@Override
	public void advanced(String room, LivePosition position) {
		// Its snapshot knows where it goes on
	}

	@Override
	public void missed(String room, LivePosition position) {
		wake();
	}

	@Override
	public void changed(PresenceDiff diff) {
		wake();
	}

	private boolean listensTo(RoomDelivery delivery) {
		String name = delivery.message().name();
		return this.definitions.stream()
			.flatMap((definition) -> definition.listeners().stream())
			.anyMatch((listener) -> EventCodec.nameOf(listener.eventType()).equals(name));
	}

	/** Ask the browser for it, soon and once. */
	void wake() {
		this.session.sleepers().call(this);
	}

	/** Keep an update; {@code false} if the instance is none of these. */
	boolean hold(String id, UnaryOperator<?> change) {
		if (!this.ids.contains(id)) {
			return false;
		}
		held().add(new Update(id, change), this.session.runtime().limits().mailbox());
		return true;
	}

	/** Keep what was sent to the user or connection. */
	boolean hold(RoomDelivery delivery) {
		if (!listensTo(delivery)) {
			return false;
		}
		Held held = held();
		if (held.personal.size() < this.session.runtime().limits().mailbox()) {
			held.personal.add(delivery);
		}
		return true;
	}

	private Held held() {
		if (this.held == null) {
			this.held = new Held();
		}
		return this.held;
	}

	/**
	 * An instance comes back.
	 * @return {@code true} if it was the last one
	 */
	boolean comesBack(LiveInstance instance) {
		this.returned++;
		this.asleep = false;
		Map<String, Mark> marks = this.present.get(instance.id());
		if (marks != null) {
			this.present.remove(instance.id());
			instance.presence().resume(marks);
		}
		Held held = this.held;
		if (held != null) {
			held.updates.stream()
				.filter((update) -> update.id.equals(instance.id()))
				.forEach((update) -> instance.update(update.change));
			held.personal.forEach(instance.rooms()::receivedPersonally);
		}
		return this.returned == this.ids.size();
	}

	boolean contains(String id) {
		return this.ids.contains(id);
	}

	boolean isAsleep() {
		return this.asleep;
	}

	/** Instances that have not come back. */
	int size() {
		return this.ids.size() - this.returned;
	}

	/** Whether a snapshot of the root is the one it fell asleep with. */
	boolean isLast(long epoch, long seq) {
		return this.epoch == epoch && this.seq == seq;
	}

	long expires() {
		return this.expires;
	}

	Set<String> rooms() {
		return this.rooms;
	}

	LiveSession session() {
		return this.session;
	}

	void moveTo(LiveSession session) {
		this.session = session;
	}

	/** What waits for it. */
	private static final class Held {

		private final List<Update> updates = new ArrayList<>(1);

		private final List<RoomDelivery> personal = new ArrayList<>(0);

		void add(Update update, int most) {
			if (this.updates.size() >= most) {
				throw new LiveException(LiveErrorCode.RATE_LIMITED, most + " updates of sleeping components wait");
			}
			this.updates.add(update);
		}

	}

	private record Update(String id, UnaryOperator<?> change) {

	}

}
