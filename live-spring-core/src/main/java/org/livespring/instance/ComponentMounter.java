package org.livespring.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.ComponentDefinition;
import org.livespring.fragment.SharedFragment;
import org.livespring.identity.Owner;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.render.FragmentPlace;
import org.livespring.render.RenderScope;
import org.livespring.render.Slot;
import org.livespring.state.Content;
import org.livespring.state.InstanceIds;
import org.livespring.state.Memberships;

/**
 * Mounts components with their children, for a page, for a parent component or for a
 * script client. Thread-safe.
 */
public final class ComponentMounter {

	private final LiveRuntime runtime;

	public ComponentMounter(LiveRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Mount a root component for a page.
	 * @param name name of the component
	 * @param props the props from the page: a map or the component's {@code Props} record
	 * @param query parameters of the page's URL
	 * @param owner the owner of the page
	 * @param scope locale, time zone and context path of the page
	 * @return the component with its children
	 */
	public Mounted mountPage(String name, @Nullable Object props, Map<String, List<String>> query, Owner owner,
			RenderScope scope) {
		ComponentDefinition definition = this.runtime.components().get(name);
		return mount(definition, definition.bindProps(props), Placement.root(InstanceIds.next(), owner, scope), query);
	}

	/** Mount a root component for a script client, with props that cannot be trusted. */
	public Mounted mountClient(String name, JsonNode props, Owner owner, RenderScope scope) {
		ComponentDefinition definition = this.runtime.components().get(name);
		Placement placement = Placement.root(InstanceIds.next(), owner, scope);
		CallContext context = context(placement, (update) -> {
		}, LiveCall.UNHEARD);
		Object bound = this.runtime.call(placement, () -> definition.bindHostileProps(props, context));
		return mount(definition, bound, placement, Map.of());
	}

	/** Mount a child component for a slot in its parent's HTML. */
	public Mounted mountChild(Slot slot, Placement placement, Map<String, List<String>> query) {
		ComponentDefinition definition = this.runtime.components().get(slot.component());
		return mount(definition, definition.bindProps(slot.props()), placement, query);
	}

	private Mounted mount(ComponentDefinition definition, @Nullable Object props, Placement placement,
			Map<String, List<String>> query) {
		if (placement.depth() > this.runtime.limits().depth()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"Component '" + definition.name() + "' is nested deeper than " + this.runtime.limits().depth()
							+ " components; does it contain itself?");
		}
		LiveCall call = this.runtime.begin(CallKind.MOUNT, definition.name(), null, placement.id(), null, 0);
		try {
			return this.runtime.call(placement, () -> mount(definition, props, placement, query, call));
		}
		catch (Throwable ex) {
			call.failed(this.runtime.failures().code(ex, LiveErrorCode.ACTION_FAILED), null, ex);
			throw ex;
		}
		finally {
			call.end();
		}
	}

	private Mounted mount(ComponentDefinition definition, @Nullable Object props, Placement placement,
			Map<String, List<String>> query, LiveCall call) {
		List<UnaryOperator<?>> updates = new ArrayList<>(0);
		CallContext context = context(placement, updates::add, call);
		call.enter(LivePhase.MOUNT);
		Object mounted = definition.mount(props, context);
		Map<String, List<String>> defaults = definition.properties().texts(mounted);
		Object state = CallContext.apply(updates,
				definition.properties().readQuery(mounted, query, defaults, placement.scope().locale()));
		Content content = Content.of(props, state)
			.withDefaults(defaults)
			.withMemberships(context.rooms().memberships());
		InstanceModel model = new InstanceModel(this.runtime, definition, placement, content,
				InstanceVersion.unsigned(this.runtime.snapshots().expiry()));
		PagePlaces places = new PagePlaces(placement, query);
		Change change = new Change(model, content, context);
		change.render();
		change.place(places);
		change.sign(null);
		model.begin(change);
		context.end();
		context.rooms().published().forEach(this.runtime.rooms().client()::publish);
		return new Mounted(model, change.children().mounted(), places.fragments, context.frames());
	}

	private CallContext context(Placement placement, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		return CallContext.of(this.runtime.rooms(), placement, Memberships.NONE, null, updates, call);
	}

	/** The children and fragments of a component that is rendered into a page. */
	private final class PagePlaces implements Change.Places {

		private final Placement placement;

		private final Map<String, List<String>> query;

		/** Texts of the fragments, in the order of their places. */
		private final List<String> fragments = new ArrayList<>(0);

		PagePlaces(Placement placement, Map<String, List<String>> query) {
			this.placement = placement;
			this.query = query;
		}

		@Override
		public Mounted mount(Slot slot, Placement child) {
			return mountChild(slot, child, this.query);
		}

		@Override
		public String fragment(FragmentPlace place) {
			ComponentMounter.this.runtime.rooms().checkComponent(this.placement.owner().principal(), place.room());
			SharedFragment.Shown shown = ComponentMounter.this.runtime.rooms()
				.fragments()
				.get(place, this.placement.scope())
				.shown();
			this.fragments.add(shown.text());
			return shown.hash();
		}

	}

}
