package org.livespring.instance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.LivePhase;
import org.livespring.render.FragmentPlace;
import org.livespring.render.Rendered;
import org.livespring.render.Slot;
import org.livespring.state.Content;
import org.livespring.state.InstanceIds;

/**
 * A prepared change of an instance: new content, from which HTML, children and a snapshot
 * are made step by step. The instance stays unchanged until the change is complete, so a
 * step that throws has no effect.
 */
final class Change {

	private final InstanceModel model;

	private final CallContext context;

	private Content content;

	private InstanceHtml.@Nullable Next html;

	private @Nullable InstanceChildren children;

	private @Nullable InstanceVersion version;

	/**
	 * Begin a change.
	 * @param model the present content, HTML and snapshot of the instance
	 * @param content the new content
	 * @param context the context of the call
	 */
	Change(InstanceModel model, Content content, CallContext context) {
		this.model = model;
		this.content = content;
		this.context = context;
	}

	/**
	 * Run {@code view} and render the content, unless the text cannot have changed. The
	 * errors of forms that leave the page with the new text leave with them.
	 */
	void render() {
		this.html = this.model.html().next(this.model.content(), this.content, this.context);
		InstanceHtml.Next next = this.html;
		Rendered before = this.model.html().rendered();
		if (next != null && before != null) {
			this.content = this.content.withErrors(
					this.content.errors().without((form) -> before.hasForm(form) && !next.rendered().hasForm(form)));
		}
	}

	/** Compare the new HTML with the HTML that the browser is known to have. */
	void diff() {
		if (this.html != null) {
			this.context.call().enter(LivePhase.DIFF);
			this.html = this.model.html().compared(this.html);
		}
	}

	/** Determine the children and the shared fragments of the new HTML. */
	void place(Places places) {
		InstanceHtml.Next next = this.html;
		if (next == null) {
			return;
		}
		if (!next.rendered().slots().isEmpty()) {
			this.context.call().enter(null);
		}
		this.children = children(next.rendered().slots(), places);
		this.content = this.content.withChildren(this.children.ids())
			.withMemberships(this.content.memberships().withFragments(fragments(next.rendered().fragments(), places)));
	}

	private InstanceChildren children(List<Slot> slots, Places places) {
		Map<String, String> before = this.content.children();
		Map<String, Map<String, ?>> propsBefore = this.model.html().slotProps();
		Map<String, String> ids = new LinkedHashMap<>();
		List<Mounted> mounted = new ArrayList<>(0);
		Map<String, Map<String, ?>> changed = new LinkedHashMap<>();
		for (Slot slot : slots) {
			String id = before.get(slot.slot());
			if (id == null) {
				id = InstanceIds.next();
				mounted.add(places.mount(slot, this.model.placement().child(id, slot.slot())));
			}
			else if (!slot.props().equals(propsBefore.get(slot.slot()))) {
				changed.put(id, slot.props());
			}
			ids.put(slot.slot(), id);
		}
		Set<String> stay = new HashSet<>(ids.values());
		List<String> gone = before.values().stream().filter((id) -> !stay.contains(id)).toList();
		return new InstanceChildren(ids, mounted, changed, gone);
	}

	private Map<String, String> fragments(List<FragmentPlace> fragments, Places places) {
		Map<String, String> before = this.content.memberships().fragments();
		if (fragments.isEmpty()) {
			return Map.of();
		}
		Map<String, String> hashes = new LinkedHashMap<>();
		for (FragmentPlace place : fragments) {
			String known = before.get(place.key());
			hashes.put(place.key(), (known != null) ? known : places.fragment(place));
		}
		return hashes;
	}

	/**
	 * Sign the new content.
	 * @param action number of the action that caused the change, {@code null} if there is
	 * none
	 */
	void sign(@Nullable Long action) {
		this.context.call().enter(LivePhase.SIGN);
		this.version = this.model.sign(this.content, action);
		this.context.call().signed(this.version.text());
	}

	Content content() {
		return this.content;
	}

	/** The new HTML, {@code null} if it is unchanged. */
	InstanceHtml.@Nullable Next html() {
		return this.html;
	}

	/** The children of the new HTML. */
	InstanceChildren children() {
		return (this.children != null) ? this.children : InstanceChildren.UNCHANGED;
	}

	/** The version that the instance has once the change is applied. */
	InstanceVersion version() {
		InstanceVersion version = this.version;
		if (version == null) {
			throw new IllegalStateException("The change is not signed yet");
		}
		return version;
	}

	/** Fills the places for children and fragments in new HTML. */
	interface Places {

		/** Mount a child for a new slot. */
		Mounted mount(Slot slot, Placement placement);

		/**
		 * Show a fragment in a new place.
		 * @return hash of the fragment's text if it is sent with the HTML, empty if it is
		 * sent in its own frame
		 */
		String fragment(FragmentPlace place);

	}

}
