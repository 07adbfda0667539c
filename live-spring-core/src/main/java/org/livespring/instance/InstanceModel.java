package org.livespring.instance;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.component.ComponentDefinition;
import org.livespring.diff.Patch;
import org.livespring.observe.LivePhase;
import org.livespring.render.FragmentPlace;
import org.livespring.render.Slot;
import org.livespring.state.Presenter;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.SnapshotMemory;
import org.livespring.state.VerifiedSnapshot;

/**
 * What an instance holds, and the HTML and snapshot the browser has of it. Changes in two
 * steps, so that a template that fails leaves everything as it was. Used by the
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

	public InstanceModel(LiveRuntime runtime, ComponentDefinition definition, Placement placement, InstanceHtml html,
			Content content, InstanceVersion version) {
		this.runtime = runtime;
		this.definition = definition;
		this.placement = placement;
		this.html = html;
		this.content = content;
		this.version = version;
	}

	/** The same user has it on another connection; any thread may say so. */
	void moveTo(Placement placement) {
		this.placement = placement;
		this.html.moveTo(placement);
	}

	/** What the instance holds; any thread may ask. */
	Content content() {
		return this.content;
	}

	/** Which snapshot the browser has or is about to get; any thread may ask. */
	InstanceVersion version() {
		return this.version;
	}

	/** Props the children had in the last render, by slot; empty when it was not here. */
	Map<String, Map<String, ?>> slotProps() {
		return this.html.slotProps();
	}

	/**
	 * Render and sign new content; nothing of it holds yet.
	 * @param after what the instance is to hold
	 * @param refresh whether to render even if nothing changed
	 * @param action number of the action that made the change, if one did
	 * @param context context of the call
	 * @param children mounts the children that come
	 * @return the change, {@code null} when there is none
	 */
	@Nullable Change prepare(Content after, boolean refresh, @Nullable Long action, CallContext context,
			ChildReconciler children) {
		Content before = this.content;
		if (after.equals(before) && !refresh) {
			return null;
		}
		InstanceHtml.Next next = this.html.next(before, after, refresh, context);
		InstanceChildren family = null;
		Content content = after;
		if (next != null) {
			if (!next.slots().isEmpty()) {
				context.call().enter(null);
			}
			family = children.reconcile(before.children(), next.slots(), this.html.slotProps());
			content = after.withChildren(family.ids()).withRooms(fragments(after.rooms(), next.fragments()));
		}
		context.call().enter(LivePhase.SIGN);
		long epoch = this.version.epoch();
		long seq = this.version.seq() + 1;
		long number = (action != null) ? Math.max(action, this.version.action()) : this.version.action();
		long expires = this.runtime.snapshots().renewed(this.version.expires());
		SignedSnapshot snapshot = this.runtime.sign(this.definition, this.placement, content, expires, epoch, seq,
				number, this.memory);
		context.call().signed(snapshot.text());
		return new Change(content, next, family, snapshot, new InstanceVersion(epoch, seq, number, expires, snapshot));
	}

	/** Fragments that come with an update get their text in a frame of their own. */
	private Map<String, String> fragments(Map<String, String> rooms, List<FragmentPlace> places) {
		return FragmentKeys.merge(rooms, places, (place) -> {
			this.runtime.rooms().checkComponent(this.placement.owner().principal(), place.room());
			return "";
		});
	}

	/** The change holds from now on. */
	Update apply(Change change) {
		Patch state = Patch.between(this.version.text(), change.version().text(), STATE);
		this.content = change.content();
		this.version = change.version();
		Patch patch = null;
		if (change.html() != null) {
			patch = change.html().patch();
			this.html.accept(change.html());
		}
		List<Mounted> mounted = (change.children() != null) ? change.children().mounted() : List.of();
		return new Update(this.version.seq(), patch, state, change.snapshot().tag(), Mounted.flatten(mounted));
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
		return this.content.withState(snapshot.state()).withProps(snapshot.props());
	}

	/** Everything, for a browser that lost some of it. */
	Update whole(CallContext context) {
		String text = this.html.whole(this.content, context);
		InstanceVersion now = this.version;
		return new Update(now.seq(), (text != null) ? Patch.full(text) : null, Patch.full(now.text()),
				now.signed().tag(), List.of());
	}

	/** Finds out what a render means for the children. */
	interface ChildReconciler {

		InstanceChildren reconcile(Map<String, String> before, List<Slot> slots,
				Map<String, Map<String, ?>> propsBefore);

	}

	/**
	 * A change that is about to hold.
	 *
	 * @param content what the instance is to hold
	 * @param html its new HTML, {@code null} when that stays
	 * @param children what the HTML means for the children
	 * @param snapshot the new snapshot
	 * @param version the version of it
	 */
	record Change(Content content, InstanceHtml.@Nullable Next html, @Nullable InstanceChildren children,
			SignedSnapshot snapshot, InstanceVersion version) {

	}

}
