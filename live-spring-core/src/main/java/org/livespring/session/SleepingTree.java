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

import org.livespring.instance.LiveInstance;
import org.livespring.instance.Update;
import org.livespring.membership.RoomAccess;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceListener;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * A root component with all below it that left the heap: what it takes to notice that it
 * is wanted, and what waits for it. It stays in its rooms, and wakes up for an event that
 * it listens to.
 */
final class SleepingTree implements RoomMember, PresenceListener {

	private final RoomAccess access;

	/** Id of the root. */
	private final String id;

	/**
	 * Those that are asleep, parents before children. Guarded by the sleepers of the
	 * connection.
	 */
	private final List<Member> members;

	private final Set<ComponentDefinition> definitions;

	/** Rooms it joined. */
	private final Set<String> rooms = new HashSet<>();

	/** Fragments it shows. */
	private final Set<String> fragments = new HashSet<>();

	/** All rooms it needs the right to be in. */
	private final Set<String> roomNames = new HashSet<>();

	private final long epoch;

	private final long seq;

	/** When the first of its snapshots expires. */
	private final long expires;

	private volatile LiveSession session;

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
		this.id = root.id();
		this.epoch = root.version().epoch();
		this.seq = root.version().seq();
		this.expires = instances.stream().mapToLong((each) -> each.version().expires()).min().orElseThrow();
		Set<ComponentDefinition> definitions = new HashSet<>();
		this.members = new ArrayList<>(instances.size());
		instances.forEach((each) -> {
			definitions.add(each.definition());
			Memberships memberships = each.content().memberships();
			this.rooms.addAll(memberships.rooms().keySet());
			this.fragments.addAll(memberships.fragments().keySet());
			memberships.forEachRoom(this.roomNames::add);
			this.members.add(Member.of(each));
		});
		this.definitions = Set.copyOf(definitions);
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
			this.access.client().hub().leave(this, room);
			this.access.people().hub().removeListener(room, this);
		}
	}

	/** These are gone for the others in their rooms, and from the page. */
	void end(List<Member> gone) {
		for (Member member : gone) {
			member.presences
				.forEach((room, presence) -> this.access.people().hub().untrack(room, presence.key(), member.id));
			this.fragments.forEach((key) -> this.session.hideFragment(key, member.id));
		}
	}

	@Override
	public String id() {
		return this.id;
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

	/** Keep an update of one of these instances. */
	void hold(String id, UnaryOperator<?> change) {
		held().add(new Update(id, change), this.session.runtime().limits().mailbox());
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

	/** An instance comes back. */
	void comesBack(LiveInstance instance) {
		this.asleep = false;
		this.members.removeIf((member) -> {
			boolean back = member.id.equals(instance.id());
			if (back) {
				instance.rooms().resume(member.presences);
			}
			return back;
		});
		Held held = this.held;
		if (held != null) {
			held.updates.stream()
				.filter((update) -> update.id.equals(instance.id()))
				.forEach((update) -> instance.update(update.change));
			held.personal.forEach(instance.rooms()::receivedPersonally);
		}
	}

	/**
	 * An instance does not come back, and neither do those below it.
	 * @return what is no longer waited for
	 */
	List<Member> drop(String id) {
		List<Member> dropped = new ArrayList<>();
		Set<String> ids = new HashSet<>(Set.of(id));
		for (Member member : this.members) {
			if (ids.contains(member.id) || ids.contains(member.parent)) {
				ids.add(member.id);
				dropped.add(member);
			}
		}
		this.members.removeAll(dropped);
		return dropped;
	}

	/**
	 * None comes back.
	 * @return what is no longer waited for
	 */
	List<Member> drop() {
		List<Member> dropped = List.copyOf(this.members);
		this.members.clear();
		return dropped;
	}

	boolean contains(String id) {
		return this.members.stream().anyMatch((member) -> member.id.equals(id));
	}

	boolean isAsleep() {
		return this.asleep;
	}

	/** Instances that are asleep. */
	int size() {
		return this.members.size();
	}

	/** Count instances that are asleep, by component. */
	void count(Map<String, Integer> counts) {
		this.members.forEach((member) -> counts.merge(member.component, 1, Integer::sum));
	}

	/** Whether a snapshot of the root is the one it fell asleep with. */
	boolean isLast(long epoch, long seq) {
		return this.epoch == epoch && this.seq == seq;
	}

	long expires() {
		return this.expires;
	}

	/** The rooms a user must be allowed to be in. */
	Set<String> roomNames() {
		return this.roomNames;
	}

	LiveSession session() {
		return this.session;
	}

	void moveTo(LiveSession session) {
		this.session = session;
	}

	/**
	 * An instance that is asleep.
	 *
	 * @param id its id
	 * @param component name of its component
	 * @param parent id of its parent, {@code null} for the root
	 * @param presences who it says it is, by room
	 */
	record Member(String id, String component, @Nullable String parent, Map<String, Presence> presences) {

		static Member of(LiveInstance instance) {
			return new Member(instance.id(), instance.component(), instance.parent(),
					instance.content().memberships().presences());
		}

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
