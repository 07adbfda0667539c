package org.livespring.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.PresenceChanged;
import org.livespring.budget.MemoryBudget;
import org.livespring.budget.MemoryCharge;
import org.livespring.component.ComponentDefinition;
import org.livespring.instance.LiveInstance;
import org.livespring.membership.RoomGateway;
import org.livespring.membership.RoomReads;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceListener;
import org.livespring.protocol.ServerFrame;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * The remains of a component tree that left the heap: its ids, its memberships, and the
 * updates and events that wait for it. It stays a member of its rooms and wakes up for an
 * event that one of its components listens to.
 */
final class SleepingTree implements RoomMember, PresenceListener, WakeUpCalls.Sleeper {

	private final WakeUpCalls calls;

	/** Id of the root instance. */
	private final String id;

	/**
	 * The sleeping instances, parents before children. Guarded by the
	 * {@link SessionInstances}.
	 */
	private final List<Member> members;

	private final Set<ComponentDefinition> definitions;

	private final Interests interests;

	private final Last last;

	/** Time at which the first of its snapshots expires. */
	private final long expires;

	private final MemoryCharge charge;

	/** The connection of the tree. */
	private volatile SessionHost host;

	/** Whether the root is still asleep: neither restored nor removed. */
	private volatile boolean asleep = true;

	/** Updates that wait for the tree. Guarded by the {@link SessionInstances}. */
	private List<WaitingUpdate> updates = List.of();

	/**
	 * Events for the user or the connection that wait for the tree. Guarded by the
	 * {@link SessionInstances}.
	 */
	private List<RoomEvent> personal = List.of();

	SleepingTree(SessionHost host, WakeUpCalls calls, List<LiveInstance> instances) {
		this.host = host;
		this.calls = calls;
		LiveInstance root = instances.get(0);
		this.id = root.id();
		this.last = new Last(root.version().epoch(), root.version().seq());
		this.expires = instances.stream().mapToLong((each) -> each.version().expires()).min().orElseThrow();
		this.members = new ArrayList<>(instances.stream().map(Member::of).toList());
		this.definitions = instances.stream().map(LiveInstance::definition).collect(Collectors.toUnmodifiableSet());
		this.interests = Interests.of(instances);
		this.charge = new MemoryCharge(host.memory());
		this.charge.set(MemoryBudget.INSTANCE * instances.size());
	}

	/** Join the rooms at the positions of the instances. */
	void follow(List<LiveInstance> instances) {
		Map<String, LivePosition> positions = new HashMap<>();
		instances.forEach((each) -> each.rooms()
			.positions()
			.forEach((room, position) -> positions.merge(room, position,
					(one, other) -> one.isAfter(other) ? other : one)));
		positions.forEach((room, position) -> gateway().client().hub().join(this, room, position));
		Set<String> watched = new HashSet<>();
		this.interests.reads.forEach((reads) -> watched.addAll(reads.presences()));
		if (this.definitions.stream().anyMatch((each) -> each.listener(PresenceChanged.class) != null)) {
			watched.addAll(positions.keySet());
		}
		watched.forEach((room) -> gateway().people().hub().addListener(room, this));
	}

	private RoomGateway gateway() {
		return this.host.runtime().rooms();
	}

	/** Leave the rooms, because the instances are awake or removed. */
	void end() {
		this.asleep = false;
		this.charge.end();
		callNoMore();
		for (String room : this.interests.rooms) {
			gateway().client().hub().leave(this, room);
			gateway().people().hub().removeListener(room, this);
		}
		this.interests.reads.forEach(
				(reads) -> reads.presences().forEach((room) -> gateway().people().hub().removeListener(room, this)));
	}

	/** End the presences and hide the fragments of removed instances. */
	void end(List<Member> gone) {
		for (Member member : gone) {
			member.presences
				.forEach((room, presence) -> gateway().people().hub().untrack(room, presence.key(), member.id));
			this.interests.fragments.forEach((key) -> this.host.hideFragment(key, member.id));
		}
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		RoomMessage message = event.message();
		if (listensTo(event)
				|| this.interests.reads.stream().anyMatch((reads) -> reads.contains(message.room(), message.name()))) {
			wake();
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
		wake();
	}

	@Override
	public void changed(PresenceDiff diff) {
		wake();
	}

	private boolean listensTo(RoomEvent event) {
		String name = event.message().name();
		return this.definitions.stream()
			.flatMap((definition) -> definition.listeners().stream())
			.anyMatch((listener) -> EventCodec.nameOf(listener.eventType()).equals(name));
	}

	/** Request the tree from the browser, unless it is requested already. */
	void wake() {
		if (this.asleep && !this.host.isClosed()) {
			this.calls.call(this);
		}
	}

	/** Cancel the request to the browser. */
	void callNoMore() {
		this.calls.end(this);
	}

	@Override
	public boolean ask() {
		boolean asleep = this.asleep;
		if (asleep) {
			this.host.send(new ServerFrame.SnapshotRequest(this.id));
		}
		return asleep;
	}

	/** Keep an update of a sleeping instance. */
	void hold(String id, UnaryOperator<?> change) {
		int most = this.host.runtime().limits().mailbox();
		if (this.updates.size() >= most) {
			throw new LiveException(LiveErrorCode.RATE_LIMITED, most + " updates are waiting for sleeping components");
		}
		if (this.updates.isEmpty()) {
			this.updates = new ArrayList<>(1);
		}
		this.updates.add(new WaitingUpdate(id, change));
	}

	/**
	 * Keep an event for the user or the connection. Returns {@code false} if no component
	 * listens to it.
	 */
	boolean hold(RoomEvent event) {
		if (!listensTo(event)) {
			return false;
		}
		if (this.personal.isEmpty()) {
			this.personal = new ArrayList<>(1);
		}
		if (this.personal.size() < this.host.runtime().limits().mailbox()) {
			this.personal.add(event);
		}
		return true;
	}

	/** Hand over waiting updates and events to an instance that was restored. */
	void comesBack(LiveInstance instance) {
		this.asleep = false;
		this.members.removeIf((member) -> {
			boolean back = member.id.equals(instance.id());
			if (back) {
				instance.rooms().resume(member.presences);
			}
			return back;
		});
		this.updates.stream()
			.filter((update) -> update.id.equals(instance.id()))
			.forEach((update) -> instance.update(update.change));
		this.personal.forEach(instance.rooms()::receivedPersonally);
	}

	/**
	 * Remove an instance and its descendants.
	 * @return the removed instances
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
	 * Remove all instances.
	 * @return the removed instances
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

	/** Number of sleeping instances. */
	int size() {
		return this.members.size();
	}

	/** Add the number of sleeping instances by component to counts. */
	void count(Map<String, Integer> counts) {
		this.members.forEach((member) -> counts.merge(member.component, 1, Integer::sum));
	}

	/** Whether a snapshot of the root is the one that the tree was put to sleep with. */
	boolean isLast(long epoch, long seq) {
		return this.last.equals(new Last(epoch, seq));
	}

	long expires() {
		return this.expires;
	}

	/** The rooms that the user must be allowed to join. */
	Set<String> roomNames() {
		return this.interests.names;
	}

	/** Move the tree to the connection that replaced its own. */
	void moveTo(SessionHost host) {
		callNoMore();
		this.charge.moveTo(host.memory());
		this.host = host;
	}

	/**
	 * A sleeping instance.
	 *
	 * @param id id of the instance
	 * @param component name of its component
	 * @param parent id of its parent, {@code null} for the root
	 * @param presences its presences by room
	 */
	record Member(String id, String component, @Nullable String parent, Map<String, Presence> presences) {

		static Member of(LiveInstance instance) {
			return new Member(instance.id(), instance.component(), instance.parent(),
					instance.content().memberships().presences());
		}

	}

	/**
	 * The rooms and fragments of the sleeping instances.
	 *
	 * @param rooms rooms that they joined or read
	 * @param fragments keys of the fragments that they show
	 * @param names all rooms that their user must be allowed to join
	 * @param reads reads of their views
	 */
	private record Interests(Set<String> rooms, Set<String> fragments, Set<String> names, List<RoomReads> reads) {

		static Interests of(List<LiveInstance> instances) {
			Set<String> rooms = new HashSet<>();
			Set<String> fragments = new HashSet<>();
			Set<String> names = new HashSet<>();
			for (LiveInstance instance : instances) {
				Memberships memberships = instance.content().memberships();
				rooms.addAll(memberships.rooms().keySet());
				fragments.addAll(memberships.fragments().keySet());
				memberships.forEachRoom(names::add);
				rooms.addAll(instance.rooms().reads().positions().keySet());
			}
			List<RoomReads> reads = instances.stream().map((instance) -> instance.rooms().reads()).toList();
			return new Interests(Set.copyOf(rooms), Set.copyOf(fragments), Set.copyOf(names), reads);
		}

	}

	/**
	 * The snapshot of the root that the browser has.
	 *
	 * @param epoch its epoch
	 * @param seq its number
	 */
	private record Last(long epoch, long seq) {

	}

	private record WaitingUpdate(String id, UnaryOperator<?> change) {

	}

}
