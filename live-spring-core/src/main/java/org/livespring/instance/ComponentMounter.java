package org.livespring.instance;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.RenderScope;
import org.livespring.component.ComponentDefinition;
import org.livespring.fragment.SharedFragment;
import org.livespring.identity.Owner;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.render.FragmentPlace;
import org.livespring.render.RenderCache;
import org.livespring.render.Rendered;
import org.livespring.render.Slot;
import org.livespring.state.InstanceIds;
import org.livespring.state.SignedSnapshot;

/** Mounts components with their children: for a page, for a parent, for a client. */
public final class ComponentMounter {

	private final LiveRuntime runtime;

	public ComponentMounter(LiveRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Mount a root component for a page.
	 * @param name name of the component
	 * @param props props of the page: a map or the component's {@code Props}
	 * @param query parameters of the page's URL
	 * @param owner whom the page belongs to
	 * @param scope what it is rendered in
	 * @return the component with its children
	 */
	public Mounted mountPage(String name, @Nullable Object props, Map<String, List<String>> query, Owner owner,
			RenderScope scope) {
		ComponentDefinition definition = this.runtime.components().get(name);
		return mount(definition, definition.bindProps(props), root(owner, scope), query, 1);
	}

	/** Mount a root component for a client that asked for it, with its hostile props. */
	public Mounted mountClient(String name, JsonNode props, Owner owner, RenderScope scope) {
		ComponentDefinition definition = this.runtime.components().get(name);
		Placement placement = root(owner, scope);
		CallContext context = context(placement, (update) -> {
		}, LiveCall.UNHEARD);
		Object bound = this.runtime.call(owner.principal(), scope, () -> definition.bindHostileProps(props, context));
		return mount(definition, bound, placement, Map.of(), 1);
	}

	/** Mount a child that a render of its parent asked for. */
	public Mounted mountChild(Slot slot, Placement placement, Map<String, List<String>> query, int depth) {
		ComponentDefinition definition = this.runtime.components().get(slot.component());
		return mount(definition, definition.bindProps(slot.props()), placement, query, depth);
	}

	private static Placement root(Owner owner, RenderScope scope) {
		return new Placement(InstanceIds.next(), null, null, owner, scope);
	}

	private Mounted mount(ComponentDefinition definition, @Nullable Object props, Placement placement,
			Map<String, List<String>> query, int depth) {
		if (depth > this.runtime.limits().depth()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"Component '" + definition.name() + "' is nested deeper than " + this.runtime.limits().depth()
							+ " components; does it contain itself?");
		}
		LiveCall call = this.runtime.begin(CallKind.MOUNT, definition.name(), null, placement.id(), null, 0);
		try {
			return mount(definition, props, placement, query, depth, call);
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
			Map<String, List<String>> query, int depth, LiveCall call) {
		List<UnaryOperator<?>> updates = new ArrayList<>(0);
		CallContext context = context(placement, updates::add, call);
		call.enter(LivePhase.MOUNT);
		return this.runtime.call(placement.owner().principal(), placement.scope(), () -> {
			Object state = definition.mount(props, context);
			Map<String, List<String>> defaults = definition.properties().texts(state);
			state = definition.properties().readQuery(state, query, defaults, placement.scope().locale());
			Content content = Content.mounted(props, apply(updates, state), defaults)
				.withRooms(context.rooms().cursors());
			Mounted mounted = render(definition, content, placement, query, context, depth);
			context.end();
			context.rooms().published().forEach(this.runtime.rooms().client()::publish);
			return mounted;
		});
	}

	private CallContext context(Placement placement, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		Principal user = placement.owner().principal();
		return new CallContext(placement.id(), user, placement.scope(),
				new CallRooms(this.runtime.rooms(), placement.id(), user, Map.of(), null), updates, call);
	}

	@SuppressWarnings("unchecked")
	static Object apply(List<UnaryOperator<?>> updates, Object state) {
		Object result = state;
		for (UnaryOperator<?> update : List.copyOf(updates)) {
			result = ((UnaryOperator<Object>) update).apply(result);
		}
		return result;
	}

	private Mounted render(ComponentDefinition definition, Content mounted, Placement placement,
			Map<String, List<String>> query, CallContext context, int depth) {
		Content content = mounted;
		RenderCache cache = new RenderCache();
		Object view = null;
		Rendered rendered = null;
		List<String> fragments = List.of();
		List<Mounted> children = new ArrayList<>(0);
		if (definition.template() != null) {
			context.call().enter(LivePhase.VIEW);
			view = definition.view(content.state(), content.props(), context);
			context.call().enter(LivePhase.RENDER);
			rendered = this.runtime.render(definition, placement, content, view, cache);
			context.call().rendered();
			context.call().enter(null);
			children = mountChildren(rendered.slots(), placement, query, depth);
			fragments = fragments(rendered, placement);
			content = content.withChildren(ids(children))
				.withRooms(rooms(content.rooms(), rendered.fragments(), fragments));
		}
		context.call().enter(LivePhase.SIGN);
		long expires = this.runtime.snapshots().expiry();
		SignedSnapshot snapshot = this.runtime.sign(definition, placement, content, expires, 0, 0, 0, null);
		context.call().signed(snapshot.text());
		return new Mounted(definition, placement, content, view, rendered, cache, expires, snapshot, children,
				fragments, context.frames());
	}

	private List<String> fragments(Rendered rendered, Placement placement) {
		return rendered.fragments().stream().map((place) -> {
			this.runtime.rooms().checkComponent(placement.owner().principal(), place.room());
			return this.runtime.rooms().fragments().get(place, placement.scope()).text();
		}).toList();
	}

	private static Map<String, String> rooms(Map<String, String> rooms, List<FragmentPlace> places,
			List<String> texts) {
		return FragmentKeys.merge(rooms, places, (place) -> SharedFragment.hash(texts.get(places.indexOf(place))));
	}

	private List<Mounted> mountChildren(List<Slot> slots, Placement placement, Map<String, List<String>> query,
			int depth) {
		List<Mounted> children = new ArrayList<>(slots.size());
		for (Slot slot : slots) {
			children.add(mountChild(slot, placement.child(InstanceIds.next(), slot.slot()), query, depth + 1));
		}
		return children;
	}

	private static Map<String, String> ids(List<Mounted> children) {
		Map<String, String> ids = new LinkedHashMap<>();
		children.forEach((child) -> ids.put(child.placement().slot(), child.placement().id()));
		return ids;
	}

}
