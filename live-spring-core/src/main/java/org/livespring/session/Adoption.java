package org.livespring.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentDefinition;
import org.livespring.identity.Owner;
import org.livespring.instance.ComponentStates;
import org.livespring.instance.InstanceModel;
import org.livespring.instance.InstanceVersion;
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.Placement;
import org.livespring.observe.LiveCall;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.state.Content;
import org.livespring.state.InstanceIds;
import org.livespring.state.InvalidStateException;
import org.livespring.state.Memberships;
import org.livespring.state.Presenter;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.VerifiedSnapshot;

/**
 * Adopts the components of one batch: creates their instances from the snapshots that a
 * browser hands over. Runs in the mailbox of its session.
 */
final class Adoption {

	private final SessionHost host;

	private final SessionInstances instances;

	private final LiveRuntime runtime;

	private final AdoptionClaims claims;

	private final List<Runnable> starts = new ArrayList<>();

	private boolean foreign;

	private boolean overloaded;

	Adoption(SessionHost host, String page) {
		this.host = host;
		this.instances = host.instances();
		this.runtime = host.runtime();
		this.claims = new AdoptionClaims(this.runtime, page);
	}

	/**
	 * Adopt one component.
	 * @param offer the snapshot that the browser hands over
	 * @return the entry of the answer
	 */
	ServerFrame.Adopted adopt(ClientFrame.OfferedSnapshot offer) {
		AdoptionWatch watch = new AdoptionWatch(this.host);
		try {
			ServerFrame.Adopted adopted = open(offer, watch);
			watch.adopted();
			return adopted;
		}
		catch (Throwable ex) {
			ServerFrame.ErrorFrame error = this.host.report(ex, null);
			watch.refused(error, ex);
			this.overloaded |= error.code() == LiveErrorCode.OVERLOADED;
			return ServerFrame.Adopted.refused(error.code());
		}
	}

	/** Whether a snapshot belonged to another user or browser than this connection. */
	boolean isForeign() {
		return this.foreign;
	}

	/** Whether there was no memory left for a component. */
	boolean isOverloaded() {
		return this.overloaded;
	}

	/** Start the adopted instances, after the browser got the answer. */
	void start() {
		this.starts.forEach(this.host::attempt);
	}

	private ServerFrame.Adopted open(ClientFrame.OfferedSnapshot offer, AdoptionWatch watch) {
		VerifiedSnapshot verified = this.runtime.snapshots().verify(new SignedSnapshot(offer.snapshot(), offer.tag()));
		SnapshotHeader header = verified.header();
		watch.verified(header);
		Owner owner = this.host.owner();
		this.foreign |= !owner.owns(header);
		LiveInstance parent = parent(header);
		ComponentDefinition definition = this.runtime.components().get(header.name());
		Presenter presenter = new Presenter(owner.name(), owner.bindings(), header.parent(), header.slot());
		LiveCall call = watch.read(definition, presenter);
		Snapshot snapshot = this.runtime.call(owner.principal(), header.scope(),
				() -> verified.accept(ComponentStates.type(definition), presenter));
		LiveInstance alive = alive(header);
		if (alive != null) {
			watch.alive();
			this.runtime.floor().raise(header.id(), header.epoch(), header.seq());
			goOn(alive, parent, call);
			return ServerFrame.Adopted.accepted(header.id());
		}
		SleepingTree asleep = this.instances.treeOf(header.id());
		Revival revival = new Revival(definition, snapshot, offer, parent, asleep, call);
		try {
			return claim(revival, watch);
		}
		catch (RuntimeException | Error ex) {
			discard(asleep);
			throw ex;
		}
	}

	/** Continues with an instance that is still in memory. */
	private void goOn(LiveInstance alive, @Nullable LiveInstance parent, LiveCall call) {
		// The move comes first, since the browser may call as soon as it is answered
		alive.moveTo(this.host);
		try {
			alive.checkReturn(call);
			alive.content().memberships().roomNames().forEach(this::checkRoom);
		}
		catch (RuntimeException | Error ex) {
			this.host.remove(alive.id(), false);
			throw ex;
		}
		this.starts.add(() -> alive.resync(null));
		this.starts.add(alive::start);
		if (parent != null) {
			this.starts.add(() -> parent.offerProps(alive));
		}
	}

	private ServerFrame.Adopted claim(Revival revival, AdoptionWatch watch) {
		SnapshotHeader header = revival.snapshot.header();
		LiveInstance parent = revival.parent;
		boolean copied = parent != null && !parent.id().equals(header.parent());
		SnapshotFloor.Claim claim = copied ? this.claims.copy(header) : this.claims.claim(header, revival.asleep);
		watch.claimed(claim, revival.asleep != null);
		if (revival.asleep == null) {
			this.instances.checkRoom(parent == null);
		}
		checkRooms(revival.snapshot);
		if (claim.result() != SnapshotFloor.Result.FORKED) {
			return adopt(revival, claim.epoch());
		}
		discard(revival.asleep);
		return fork(revival);
	}

	/** Discards the sleeping tree of a component that is not adopted. */
	private void discard(@Nullable SleepingTree asleep) {
		if (asleep != null) {
			this.instances.discard(asleep);
		}
	}

	/** Checks a room again, since the user may have lost the right to be in it. */
	private void checkRoom(String room) {
		this.runtime.rooms().checkComponent(this.host.owner().principal(), room);
	}

	private void checkRooms(Snapshot snapshot) {
		Memberships memberships = snapshot.content().memberships();
		if (memberships.isEmpty()) {
			return;
		}
		Set<String> rooms = this.host.roomNames();
		int before = rooms.size();
		memberships.roomNames().forEach(this::checkRoom);
		memberships.forEachRoom(rooms::add);
		if (rooms.size() > Math.max(before, this.runtime.rooms().most())) {
			throw this.runtime.rooms().tooMany();
		}
	}

	/**
	 * Finds the instance if it is still in memory, here or on the replaced connection.
	 */
	private @Nullable LiveInstance alive(SnapshotHeader header) {
		LiveInstance present = this.instances.find(header.id());
		return (present != null) ? present : inherited(header);
	}

	private @Nullable LiveInstance inherited(SnapshotHeader header) {
		LiveInstance instance = this.instances.inherit(header.id());
		if (instance == null) {
			return null;
		}
		if (!instance.knows(header)) {
			// Another node has continued the instance meanwhile, so this one is outdated
			instance.stop(false);
			return null;
		}
		try {
			this.instances.checkRoom(instance.isRoot());
		}
		catch (LiveException ex) {
			instance.stop(false);
			throw ex;
		}
		this.instances.register(instance);
		return instance;
	}

	/**
	 * Finds the parent of a child. A child is accepted only if its parent has it in this
	 * slot.
	 */
	private @Nullable LiveInstance parent(SnapshotHeader header) {
		if (header.parent() == null) {
			return null;
		}
		LiveInstance parent = this.instances.find(this.instances.idHere(header.parent()));
		if (parent == null
				|| !this.instances.idHere(header.id()).equals(parent.content().children().get(header.slot()))) {
			throw new InvalidStateException(LiveErrorCode.INVALID_STATE, "The parent does not have this child");
		}
		return parent;
	}

	private ServerFrame.Adopted adopt(Revival revival, long epoch) {
		SnapshotHeader header = revival.snapshot.header();
		InstanceVersion version = new InstanceVersion(epoch, header.seq(), header.action(), header.expires(),
				new SignedSnapshot(revival.offer.snapshot(), revival.offer.tag()));
		revive(revival, placement(revival, header.id()), revival.snapshot.content(), version, header.epoch());
		return ServerFrame.Adopted.accepted(header.id());
	}

	/**
	 * Creates a copy of an instance that another page keeps, and ids for copies of its
	 * children.
	 */
	private ServerFrame.Adopted fork(Revival revival) {
		SnapshotHeader header = revival.snapshot.header();
		String id = (revival.parent != null) ? this.instances.idHere(header.id()) : InstanceIds.next();
		Placement placement = placement(revival, id);
		if (this.instances.find(id) != null) {
			throw new InvalidStateException(LiveErrorCode.INVALID_STATE, "The snapshot was handed over already");
		}
		Content content = copyChildren(revival.snapshot.content());
		long epoch = (revival.parent != null) ? 0 : this.claims.first(id);
		SignedSnapshot signed = this.runtime.sign(revival.definition, placement, content, header.expires(), epoch,
				header.seq(), 0, null);
		InstanceVersion version = new InstanceVersion(epoch, header.seq(), 0, header.expires(), signed);
		revive(revival, placement, content, version, epoch);
		this.instances.forked(header.id(), id);
		return ServerFrame.Adopted.forked(id, signed.text(), signed.tag());
	}

	private Content copyChildren(Content content) {
		Map<String, String> children = new LinkedHashMap<>();
		content.children().forEach((slot, id) -> {
			String copy = InstanceIds.next();
			this.instances.forked(id, copy);
			children.put(slot, copy);
		});
		return content.withChildren(children);
	}

	private Placement placement(Revival revival, String id) {
		SnapshotHeader header = revival.snapshot.header();
		return new Placement(id, (revival.parent != null) ? revival.parent.id() : null, header.slot(),
				this.host.owner(), header.scope(),
				(revival.parent != null) ? revival.parent.placement().depth() + 1 : 1);
	}

	private void revive(Revival revival, Placement placement, Content content, InstanceVersion version,
			long firstEpoch) {
		InstanceModel model = new InstanceModel(this.runtime, revival.definition, placement, content, version);
		ClientFrame.OfferedSnapshot offer = revival.offer;
		if (offer.length() != null && offer.hash() != null) {
			model.offer(offer.length(), offer.hash());
		}
		LiveInstance parent = revival.parent;
		LiveInstance instance = new LiveInstance(this.host, model, firstEpoch);
		LiveInstance.Return rehydrated = instance.rehydrate(revival.call);
		SnapshotHeader header = revival.snapshot.header();
		boolean outdated = header.version() < revival.definition.version() || !header.id().equals(placement.id());
		// The start is the first call in the mailbox, and runs after the browser got the
		// answer
		instance.pause();
		instance.start(rehydrated, outdated);
		if (revival.asleep != null && revival.asleep.contains(placement.id())) {
			this.instances.wake(revival.asleep, instance);
		}
		else {
			this.instances.register(instance);
		}
		this.starts.add(instance::resume);
		if (parent != null) {
			this.starts.add(() -> parent.offerProps(instance));
		}
	}

	/**
	 * A component that is about to be adopted.
	 *
	 * @param definition definition of the component
	 * @param snapshot the verified snapshot
	 * @param offer the snapshot as the browser handed it over
	 * @param parent the parent instance, {@code null} for a root component
	 * @param asleep the sleeping tree that contains the component, {@code null} if there
	 * is none
	 * @param call measures the adoption
	 */
	private record Revival(ComponentDefinition definition, Snapshot snapshot, ClientFrame.OfferedSnapshot offer,
			@Nullable LiveInstance parent, @Nullable SleepingTree asleep, LiveCall call) {

	}

}
