package org.livespring.session;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.InvalidStateException;
import org.livespring.LiveErrorCode;
import org.livespring.component.ComponentDefinition;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.state.Presenter;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.VerifiedSnapshot;

/**
 * Brings the components of a batch to life from the snapshots that a browser hands over.
 * Lives in the mailbox of its session.
 */
final class Adoption {

	private final LiveSession session;

	private final LiveRuntime runtime;

	private final List<Runnable> starts = new ArrayList<>();

	private boolean foreign;

	Adoption(LiveSession session, LiveRuntime runtime) {
		this.session = session;
		this.runtime = runtime;
	}

	/**
	 * Adopt one component.
	 * @param offer what the browser hands over
	 * @return the entry of the answer
	 */
	ServerFrame.Adoption adopt(ClientFrame.OfferedSnapshot offer) {
		AdoptionWatch watch = new AdoptionWatch(this.runtime, this.session.id());
		try {
			String id = open(offer, watch);
			watch.adopted();
			return ServerFrame.Adoption.accepted(id);
		}
		catch (Throwable ex) {
			ServerFrame.ErrorFrame error = this.runtime.failures()
				.report(ex, LiveErrorCode.INTERNAL_ERROR, null, null, this.session.scope().locale());
			watch.refused(error, ex);
			return ServerFrame.Adoption.refused(error.code());
		}
	}

	/** Whether something belonged to another user or browser than this connection. */
	boolean isForeign() {
		return this.foreign;
	}

	/** What is adopted begins to live, once the browser has been answered. */
	void start() {
		this.starts.forEach(Runnable::run);
	}

	private String open(ClientFrame.OfferedSnapshot offer, AdoptionWatch watch) {
		VerifiedSnapshot verified = this.runtime.snapshots().verify(new SignedSnapshot(offer.snapshot(), offer.tag()));
		SnapshotHeader header = verified.header();
		watch.verified(header);
		this.foreign |= !this.session.owner().owns(header);
		LiveInstance parent = parent(header);
		ComponentDefinition definition = this.runtime.components().get(header.name());
		Owner owner = this.session.owner();
		Presenter presenter = new Presenter(owner.name(), owner.bindings(), header.parent(), header.slot());
		LiveCall call = watch.read(definition, presenter);
		Snapshot snapshot = this.runtime.call(owner.principal(), header.scope(),
				() -> verified.accept(ComponentStates.type(definition), presenter));
		LiveInstance alive = alive(header.id());
		if (alive != null) {
			watch.alive();
			// At once, since the browser may call as soon as it is answered
			alive.moveTo(this.session);
			this.starts.add(() -> alive.resync(null));
			return header.id();
		}
		claim(header);
		this.session.checkRoom(parent == null);
		LiveInstance instance = revive(definition, snapshot, offer, (parent != null) ? parent.depth() + 1 : 1);
		LiveInstance.Return rehydrated = instance.rehydrate(call);
		this.session.register(instance);
		boolean migrated = header.version() < definition.version();
		this.starts.add(() -> instance.start(rehydrated, migrated));
		if (parent != null) {
			this.starts.add(() -> parent.offerProps(instance));
		}
		return header.id();
	}

	/** What the browser offers it has, and nothing older counts from now on. */
	private void claim(SnapshotHeader header) {
		SnapshotFloor floor = this.runtime.floor();
		if (!floor.admits(header.id(), header.seq())) {
			throw new InvalidStateException(LiveErrorCode.STALE_STATE, "The browser had a newer one");
		}
		floor.raise(header.id(), header.seq());
	}

	/** The instance itself, if it still lives here. */
	private @Nullable LiveInstance alive(String id) {
		LiveInstance present = this.session.find(id);
		return (present != null) ? present : inherited(id);
	}

	private @Nullable LiveInstance inherited(String id) {
		LiveInstance instance = this.session.inherit(id);
		if (instance != null) {
			this.session.register(instance);
		}
		return instance;
	}

	/** A child is accepted only where its parent has it. */
	private @Nullable LiveInstance parent(SnapshotHeader header) {
		if (header.parent() == null) {
			return null;
		}
		LiveInstance parent = this.session.find(header.parent());
		if (parent == null || !header.id().equals(parent.content().children().get(header.slot()))) {
			throw new InvalidStateException(LiveErrorCode.INVALID_STATE, "Not a child of its parent");
		}
		return parent;
	}

	private LiveInstance revive(ComponentDefinition definition, Snapshot snapshot, ClientFrame.OfferedSnapshot offer,
			int depth) {
		SnapshotHeader header = snapshot.header();
		Placement placement = new Placement(header.id(), header.parent(), header.slot(), this.session.owner(),
				header.scope());
		Content content = new Content(snapshot.props(), snapshot.state(), snapshot.errors(), snapshot.children(),
				snapshot.started(), snapshot.defaults());
		InstanceHtml html = new InstanceHtml(this.runtime, definition, placement);
		if (offer.length() != null && offer.hash() != null) {
			html.offer(new InstanceHtml.TextOffer(offer.length(), offer.hash()));
		}
		InstanceModel model = new InstanceModel(this.runtime, definition, placement, html, content,
				new InstanceVersion(header.seq(), header.action(), header.expires(), offer.snapshot()));
		return new LiveInstance(this.session, definition, placement, depth, model);
	}

}
