package org.livespring.component;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.UnknownComponentException;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * A component class as it was read at start, bound to its bean. What the methods of the
 * component throw comes out as it is, checked exceptions too.
 */
public final class ComponentDefinition {

	private final ComponentAttributes attributes;

	private final Class<?> beanType;

	private final Class<?> stateType;

	private final @Nullable ComponentProps props;

	private final Lifecycle lifecycle;

	private final Map<String, ComponentAction> actions;

	private final List<ComponentListener> listeners;

	private final List<ComponentTask> tasks;

	private final ComponentProperties properties;

	private final List<ComponentMigration> migrations;

	ComponentDefinition(ComponentAttributes attributes, Class<?> beanType, Class<?> stateType,
			@Nullable ComponentProps props, Lifecycle lifecycle, Map<String, ComponentAction> actions,
			List<ComponentListener> listeners, List<ComponentTask> tasks, ComponentProperties properties,
			List<ComponentMigration> migrations) {
		this.attributes = attributes;
		this.beanType = beanType;
		this.stateType = stateType;
		this.props = props;
		this.lifecycle = lifecycle;
		this.actions = actions;
		this.listeners = listeners;
		this.tasks = tasks;
		this.properties = properties;
		this.migrations = migrations;
	}

	public String name() {
		return this.attributes.name();
	}

	/**
	 * Version of the state.
	 * @return the version, from 1
	 */
	public int version() {
		return this.attributes.version();
	}

	/**
	 * Name of the template.
	 * @return the name, {@code null} for a headless component
	 */
	public @Nullable String template() {
		return this.attributes.template();
	}

	/**
	 * Whether a browser may mount the component by itself.
	 * @return {@code true} if clients may mount it
	 */
	public boolean mountable() {
		return this.attributes.mountable();
	}

	public Class<?> beanType() {
		return this.beanType;
	}

	public Class<?> stateType() {
		return this.stateType;
	}

	/**
	 * Type of the props.
	 * @return the record, {@code null} if the component has none
	 */
	public @Nullable Class<?> propsType() {
		return (this.props != null) ? this.props.type() : null;
	}

	/**
	 * Make the props from what a template gives.
	 * @param given a map of values, the record itself or {@code null} for no values
	 * @return the props, {@code null} if the component has none
	 * @throws IllegalArgumentException if a value is missing, unknown or of another type;
	 * the message is for the template's author
	 */
	public @Nullable Object bindProps(@Nullable Object given) {
		if (this.props != null) {
			return this.props.bind(given);
		}
		Assert.isTrue(given == null || (given instanceof Map<?, ?> map && map.isEmpty()),
				() -> "Component '" + name() + "' has no props");
		return null;
	}

	/**
	 * Make the props from what a browser sent, bound and validated like a payload.
	 * @param given the values, an object
	 * @param live the context
	 * @return the props, {@code null} if the component has none
	 * @throws UnknownComponentException if browsers may not mount the component
	 * @throws org.livespring.ProtocolException if the values are not valid
	 */
	public @Nullable Object bindHostileProps(@Nullable JsonNode given, LiveContext live) {
		if (!mountable()) {
			throw ComponentRegistry.unknown();
		}
		return (this.props != null) ? this.props.bindUntrusted(given, live) : null;
	}

	/**
	 * Get the first state.
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 * @return the state
	 */
	public Object mount(@Nullable Object props, LiveContext live) {
		return required(this.lifecycle.mount().invoke(new Call(null, props, live)), "mount");
	}

	/**
	 * Whether the template's model is another than the state.
	 * @return {@code true} if the component has a {@code view} method
	 */
	public boolean hasView() {
		return this.lifecycle.view() != null;
	}

	/**
	 * Get the template's model.
	 * @param state the state
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 * @return the model, the state itself without a {@code view} method
	 */
	public Object view(Object state, @Nullable Object props, LiveContext live) {
		ComponentMethod view = this.lifecycle.view();
		return (view != null) ? required(view.invoke(new Call(state, props, live)), "view") : state;
	}

	/**
	 * Say that the component came back from its snapshot.
	 * @param state the state of the snapshot
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 * @return the new state
	 */
	public Object rehydrate(Object state, @Nullable Object props, LiveContext live) {
		return changed(this.lifecycle.rehydrate(), state, props, live);
	}

	/**
	 * Whether the component has a {@code rehydrate} method.
	 * @return {@code true} if it is called when the component comes back
	 */
	public boolean hasRehydrate() {
		return this.lifecycle.rehydrate() != null;
	}

	/**
	 * What has to be allowed for the component to come back: its {@code rehydrate}
	 * method, or {@code mount} where there is none.
	 * @param state the state of the snapshot
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 * @return the call
	 */
	public GuardedCall comingBack(Object state, @Nullable Object props, LiveContext live) {
		ComponentMethod rehydrate = this.lifecycle.rehydrate();
		return (rehydrate != null) ? rehydrate.guarded(new Call(state, props, live), state)
				: this.lifecycle.mount().guarded(new Call(null, props, live), state);
	}

	/**
	 * Say that events of a room are missing. A component without a {@code resync} method
	 * is mounted anew.
	 * @param state the state
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 * @return the new state
	 */
	public Object resync(Object state, @Nullable Object props, LiveContext live) {
		ComponentMethod resync = this.lifecycle.resync();
		return (resync != null) ? changed(resync, state, props, live) : mount(props, live);
	}

	/**
	 * Say that the parent rendered with other props.
	 * @param state the state
	 * @param props the new props
	 * @param live the context
	 * @return the new state
	 */
	public Object propsChanged(Object state, @Nullable Object props, LiveContext live) {
		return changed(this.lifecycle.propsChanged(), state, props, live);
	}

	/**
	 * Say that the component left the page.
	 * @param state the last state
	 * @param props the props, {@code null} for a component without
	 * @param live the context
	 */
	public void unmount(Object state, @Nullable Object props, LiveContext live) {
		changed(this.lifecycle.unmount(), state, props, live);
	}

	/**
	 * Find an action by its exact name.
	 * @param name what the browser sent
	 * @return the action
	 * @throws UnknownComponentException if there is none, the same for whatever name
	 */
	public ComponentAction action(String name) {
		ComponentAction action = this.actions.get(name);
		if (action == null) {
			throw new UnknownComponentException(LiveErrorCode.UNKNOWN_ACTION, "No such action");
		}
		return action;
	}

	/**
	 * Whether the component declares an action.
	 * @param name what the browser sent
	 * @return {@code true} if there is one of that name
	 */
	public boolean hasAction(String name) {
		return this.actions.containsKey(name);
	}

	/**
	 * Find the listener whose event type is closest to the given one.
	 * @param eventType the class of an event
	 * @return the listener, {@code null} if there is none
	 */
	public @Nullable ComponentListener listener(Class<?> eventType) {
		ComponentListener closest = null;
		for (ComponentListener listener : this.listeners) {
			if (listener.eventType().isAssignableFrom(eventType)
					&& (closest == null || closest.eventType().isAssignableFrom(listener.eventType()))) {
				closest = listener;
			}
		}
		return closest;
	}

	/**
	 * The listeners.
	 * @return one for each type of event
	 */
	public List<ComponentListener> listeners() {
		return this.listeners;
	}

	public Collection<ComponentAction> actions() {
		return this.actions.values();
	}

	public Collection<ComponentTask> tasks() {
		return this.tasks;
	}

	public ComponentProperties properties() {
		return this.properties;
	}

	/**
	 * Migrations of older states.
	 * @return one from each version, from the oldest that can be migrated to the last
	 */
	public List<ComponentMigration> migrations() {
		return this.migrations;
	}

	private Object changed(@Nullable ComponentMethod method, Object state, @Nullable Object props, LiveContext live) {
		Object returned = (method != null) ? method.invoke(new Call(state, props, live)) : null;
		return (returned != null) ? returned : state;
	}

	private Object required(@Nullable Object returned, String method) {
		Assert.state(returned != null, () -> "'" + method + "' of component '" + name() + "' returned null");
		return returned;
	}

}
