package org.livespring.instance;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.component.ComponentDefinition;
import org.livespring.diff.Patch;
import org.livespring.identity.Owner;
import org.livespring.state.Content;
import org.livespring.state.Presenter;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.SnapshotMemory;
import org.livespring.state.VerifiedSnapshot;

/**
 * What an instance holds, and the HTML and snapshot the browser has of it. Used by the
 * instance's mailbox only, except where it says otherwise.
 */
public final class InstanceModel {

	/**
	 * What is before it in a snapshot changes each time, what is after it in one place.
	 */
	private static final String STATE = "\"state\":";

	private final LiveRuntime runtime;

	private final ComponentDefinition definition;

	private volatile Placement placement;

	private final InstanceHtml html;

	private final SnapshotMemory memory = new SnapshotMemory();

	private volatile Content content;

	private volatile InstanceVersion version;

	public InstanceModel(LiveRuntime runtime, ComponentDefinition definition, Placement placement, Content content,
			InstanceVersion version) {
		this.runtime = runtime;
		this.definition = definition;
		this.placement = placement;
		this.html = new InstanceHtml(this);
		this.content = content;
		this.version = version;
	}

	/** The same user has it on another connection; any thread may say so. */
	void moveTo(Owner owner) {
		this.placement = this.placement.of(owner);
	}

	LiveRuntime runtime() {
		return this.runtime;
	}

	ComponentDefinition definition() {
		return this.definition;
	}

	/** Where the instance lives; any thread may ask. */
	Placement placement() {
		return this.placement;
	}

	/** What the instance holds; any thread may ask. */
	Content content() {
		return this.content;
	}

	/** Which snapshot the browser has or is about to get; any thread may ask. */
	InstanceVersion version() {
		return this.version;
	}

	InstanceHtml html() {
		return this.html;
	}

	/**
	 * The browser says which text it holds; believed once that text was rendered here.
	 */
	public void offer(long length, long hash) {
		this.html.offer(new InstanceHtml.TextOffer(length, hash));
	}

	/** Sign content as the version after the present one; it does not hold yet. */
	InstanceVersion sign(Content content, @Nullable Long action) {
		InstanceVersion now = this.version;
		long seq = now.seq() + 1;
		long number = (action != null) ? Math.max(action, now.action()) : now.action();
		long expires = this.runtime.snapshots().renewed(now.expires());
		return new InstanceVersion(now.epoch(), seq, number, expires, this.runtime.sign(this.definition, this.placement,
				content, expires, now.epoch(), seq, number, this.memory));
	}

	/** The change of a component that was just mounted holds from now on. */
	void begin(Change change) {
		this.content = change.content();
		this.version = change.version();
		this.html.accept(change.html());
	}

	/** The change holds from now on. */
	Update hold(Change change) {
		Patch state = Patch.between(this.version.text(), change.version().text(), STATE);
		begin(change);
		Patch html = (change.html() != null) ? change.html().patch() : null;
		return new Update(this.version.seq(), html, state, this.version.signed().tag(),
				Mounted.flatten(change.children().mounted()));
	}

	/**
	 * What the last snapshot says the instance holds, should a call that failed have
	 * changed the state in memory. The next text is made of nothing else.
	 */
	Content reread() {
		this.html.forget();
		this.memory.forget();
		VerifiedSnapshot verified = this.runtime.snapshots().verify(this.version.signed());
		SnapshotHeader header = verified.header();
		Snapshot snapshot = verified.accept(ComponentStates.type(this.definition),
				new Presenter(header.principal(), List.of(header.binding()), header.parent(), header.slot()));
		return this.content.withState(snapshot.content().state()).withProps(snapshot.content().props());
	}

	/**
	 * What a change of the HTML starts from, for a browser that does not know it.
	 * @param change what is about to hold
	 * @return {@code null} where the browser knows it, or the HTML stays
	 */
	@Nullable Update base(Change change) {
		String text = (change.html() != null && change.html().patch() != null) ? this.html.unknown() : null;
		return (text != null)
				? new Update(this.version.seq(), Patch.full(text), null, this.version.signed().tag(), List.of()) : null;
	}

	/** Everything, for a browser that lost some of it. */
	Update whole(CallContext context) {
		String text = this.html.whole(this.content, context);
		InstanceVersion now = this.version;
		return new Update(now.seq(), (text != null) ? Patch.full(text) : null, Patch.full(now.text()),
				now.signed().tag(), List.of());
	}

	SignedSnapshot snapshot() {
		return this.version.signed();
	}

}
