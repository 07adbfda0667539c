package org.livespring.instance;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.budget.MemoryBudget;
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
 * The content of an instance, and the HTML and snapshot that the browser has of it. Only
 * the instance's mailbox uses it, except for methods that any thread may call.
 */
public final class InstanceModel {

	/**
	 * Start of the state in a snapshot's text, where the delta of two snapshots is split.
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

	/**
	 * Move the instance to another connection of the same user. Any thread may call this.
	 */
	void moveTo(Owner owner) {
		this.placement = this.placement.of(owner);
	}

	LiveRuntime runtime() {
		return this.runtime;
	}

	ComponentDefinition definition() {
		return this.definition;
	}

	/** The placement of the instance. Any thread may call this. */
	Placement placement() {
		return this.placement;
	}

	/** The content of the instance. Any thread may call this. */
	Content content() {
		return this.content;
	}

	/** The version that the browser has or is about to get. Any thread may call this. */
	InstanceVersion version() {
		return this.version;
	}

	InstanceHtml html() {
		return this.html;
	}

	/**
	 * Remember length and hash of the HTML that the browser says it has.
	 */
	public void offer(long length, long hash) {
		this.html.offer(new InstanceHtml.TextOffer(length, hash));
	}

	/** Sign new content as the next version, without applying it. */
	InstanceVersion sign(Content content, @Nullable Long action) {
		InstanceVersion now = this.version;
		long seq = now.seq() + 1;
		long number = (action != null) ? Math.max(action, now.action()) : now.action();
		long expires = this.runtime.snapshots().renewed(now.expires());
		return new InstanceVersion(now.epoch(), seq, number, expires, this.runtime.sign(this.definition, this.placement,
				content, expires, now.epoch(), seq, number, this.memory));
	}

	/** Apply the first change of a component that was just mounted. */
	void begin(Change change) {
		this.content = change.content();
		this.version = change.version();
		this.html.accept(change.html());
	}

	/** Apply a change and create the update for the browser. */
	Update hold(Change change) {
		Patch state = Patch.between(this.version.text(), change.version().text(), STATE);
		begin(change);
		Patch html = (change.html() != null) ? change.html().patch() : null;
		return new Update(this.version.seq(), html, state, this.version.signed().tag(),
				Mounted.flatten(change.children().mounted()));
	}

	/**
	 * Read the content from the last snapshot again, in case a failed call has damaged
	 * the state in memory. Everything that was rendered before is dropped.
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
	 * Create an update with the text that a change of the HTML starts from.
	 * @param change the change
	 * @return the update, {@code null} if the browser knows the text
	 */
	@Nullable Update base(Change change) {
		String text = (change.html() != null) ? this.html.unknown() : null;
		return (text != null)
				? new Update(this.version.seq(), Patch.full(text), null, this.version.signed().tag(), List.of()) : null;
	}

	/** Create an update with whole texts, for a browser that cannot apply deltas. */
	Update whole(CallContext context) {
		String text = this.html.whole(this.content, context);
		InstanceVersion now = this.version;
		return new Update(now.seq(), (text != null) ? Patch.full(text) : null, Patch.full(now.text()),
				now.signed().tag(), List.of());
	}

	/**
	 * Estimate the memory of the instance in bytes: the HTML with the parts that it is
	 * made of, and the state as a text and as objects.
	 */
	long weight() {
		return MemoryBudget.INSTANCE + 2L * this.html.length() + 4L * this.version.text().length();
	}

	SignedSnapshot snapshot() {
		return this.version.signed();
	}

}
