package org.livespring.component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveViewContext;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.bind.ComponentProperties;
import org.livespring.component.bind.ComponentProps;
import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.NearestName;
import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;
import org.livespring.log.Printable;

/**
 * The definition of a component, read from its class at start and bound to its bean. The
 * methods here that call component methods take the current state, the props
 * ({@code null} if the component has none) and the context of the call. They do not wrap
 * exceptions of component methods, not even checked ones.
 */
public final class ComponentDefinition {

	private final ComponentAttributes attributes;

	private final Class<?> beanType;

	private final Class<?> stateType;

	private final @Nullable ComponentProps props;

	private final ComponentMethods methods;

	private final ComponentProperties properties;

	private final Map<String, FormFields> forms = new LinkedHashMap<>();

	ComponentDefinition(ComponentAttributes attributes, Class<?> beanType, Class<?> stateType,
			@Nullable ComponentProps props, ComponentMethods methods, ComponentProperties properties,
			InputFormats formats) {
		this.attributes = attributes;
		this.beanType = beanType;
		this.stateType = stateType;
		this.props = props;
		this.methods = methods;
		this.properties = properties;
		this.forms.put(FormErrors.PROPERTIES, new FormFields(ResolvableType.forClass(stateType), formats));
		for (ComponentAction action : methods.actions().values()) {
			FormFields fields = action.fields();
			if (fields != null) {
				this.forms.put(action.name(), fields);
			}
		}
	}

	public String name() {
		return this.attributes.name();
	}

	/** Version of the state, from 1. */
	public int version() {
		return this.attributes.version();
	}

	/** Name of the template, {@code null} for a headless component. */
	public @Nullable String template() {
		return this.attributes.template();
	}

	/** Whether a script in the browser may mount the component. */
	public boolean mountable() {
		return this.attributes.mountable();
	}

	public Class<?> beanType() {
		return this.beanType;
	}

	public Class<?> stateType() {
		return this.stateType;
	}

	/** The {@code Props} record, {@code null} if the component has none. */
	public @Nullable Class<?> propsType() {
		return (this.props != null) ? this.props.type() : null;
	}

	/**
	 * Create the props from values that a template passes.
	 * @param given a map of values, the {@code Props} record itself, or {@code null} for
	 * no values
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
	 * Create the props from values that a browser sent. They are bound and validated like
	 * a payload.
	 * @param given a JSON object with the values
	 * @param live the context
	 * @return the props, {@code null} if the component has none
	 * @throws LiveException if browsers may not mount the component or the values are
	 * invalid
	 */
	public @Nullable Object bindHostileProps(@Nullable JsonNode given, LiveContext live) {
		if (!mountable()) {
			throw new LiveException(LiveErrorCode.UNKNOWN_COMPONENT, "Component '" + name()
					+ "' cannot be mounted by a script without @LiveComponent(mountable = true)");
		}
		ComponentProps props = this.props;
		if (props == null) {
			return null;
		}
		this.methods.mount().admit();
		return this.methods.mount().telling(new Call(null, null, live), () -> props.bindUntrusted(given, live));
	}

	/** Call {@code mount} to create the first state. */
	public Object mount(@Nullable Object props, LiveContext live) {
		return required(this.methods.mount().invoke(new Call(null, props, live)), "mount");
	}

	/** Whether the component has a {@code view} method. */
	public boolean hasView() {
		return this.methods.view() != null;
	}

	/**
	 * Create the template's model by {@code view}; the state itself if there is no such
	 * method.
	 */
	public Object view(Object state, @Nullable Object props, LiveContext live, LiveViewContext reading) {
		ComponentMethod view = this.methods.view();
		return (view != null) ? required(view.invoke(Call.view(state, props, live, reading)), "view") : state;
	}

	/** Whether {@code view} has a {@link LiveViewContext} and can read rooms. */
	public boolean viewsRooms() {
		ComponentMethod view = this.methods.view();
		return view != null && view.takes(LiveViewContext.class);
	}

	/**
	 * Write properties of the state and call the {@code @LiveModelChange} methods. The
	 * guards of the component and of these methods are asked before the values are read.
	 * @param state the state
	 * @param values the values by name
	 * @param defaults the defaults of the query parameters
	 * @param props the props
	 * @param live the context
	 * @return the new state, and the errors of properties that keep their old value
	 * @throws LiveException if a name is not that of such a property
	 */
	public ActionResult write(Object state, Map<String, JsonNode> values, Map<String, List<String>> defaults,
			@Nullable Object props, LiveContext live) {
		checkUse(state, props, live);
		List<ModelChange> following = this.methods.modelChanges()
			.stream()
			.filter((change) -> change.follows(values.keySet()))
			.toList();
		following.forEach(ModelChange::admit);
		ActionResult written = this.properties.write(state, values, defaults, live.locale());
		if (!written.isValid()) {
			following.forEach((change) -> change.admit(written.state(), props, live));
		}
		return written.withState(modelChanged(state, written.state(), props, live));
	}

	/**
	 * Read the URL of the page that the browser went to.
	 * @param state the state
	 * @param query the parameters of the component
	 * @param defaults the defaults of the query parameters
	 * @param props the props
	 * @param live the context
	 * @return the new state
	 */
	public Object readQuery(Object state, Map<String, List<String>> query, Map<String, List<String>> defaults,
			@Nullable Object props, LiveContext live) {
		checkUse(state, props, live);
		return this.properties.readQuery(state, query, defaults, live.locale());
	}

	Object modelChanged(Object before, Object after, @Nullable Object props, LiveContext live) {
		Object state = after;
		for (ModelChange change : this.methods.modelChanges()) {
			state = change.follow(before, state, props, live);
		}
		return state;
	}

	/** Call {@code rehydrate} after the component was restored from its snapshot. */
	public Object rehydrate(Object state, @Nullable Object props, LiveContext live) {
		return changed(this.methods.rehydrate(), state, props, live);
	}

	/** Whether the component has a {@code rehydrate} method. */
	public boolean hasRehydrate() {
		return this.methods.rehydrate() != null;
	}

	/**
	 * Check that the user may have the component: may call {@code rehydrate}, or
	 * {@code mount} if there is no such method. Neither is called.
	 * @throws RuntimeException if method security denies it
	 */
	public void checkUse(Object state, @Nullable Object props, LiveContext live) {
		ComponentMethod rehydrate = this.methods.rehydrate();
		if (rehydrate != null) {
			rehydrate.check(new Call(state, props, live), state);
		}
		else {
			this.methods.mount().check(new Call(null, props, live), state);
		}
	}

	/**
	 * Call {@code resync} after events of a room were missed. A component without this
	 * method is mounted again.
	 */
	public Object resync(Object state, @Nullable Object props, LiveContext live) {
		ComponentMethod resync = this.methods.resync();
		return (resync != null) ? changed(resync, state, props, live) : mount(props, live);
	}

	/** Call {@code propsChanged} with new props from the parent. */
	public Object propsChanged(Object state, @Nullable Object props, LiveContext live) {
		return changed(this.methods.propsChanged(), state, props, live);
	}

	/**
	 * Call {@code unmount} with the last state after the component was removed from the
	 * page.
	 */
	public void unmount(Object state, @Nullable Object props, LiveContext live) {
		changed(this.methods.unmount(), state, props, live);
	}

	/**
	 * Find an action.
	 * @param name the exact name, as the browser sent it
	 * @return the action
	 * @throws LiveException if the component has no such action
	 */
	public ComponentAction action(String name) {
		ComponentAction action = this.methods.actions().get(name);
		if (action == null) {
			throw new LiveException(LiveErrorCode.UNKNOWN_ACTION, "Component '" + name() + "' has no action '"
					+ Printable.value(name) + "'" + NearestName.hint(name, this.methods.actions().keySet()));
		}
		return action;
	}

	/**
	 * The forms of the component: its actions that bind a record, and the state whose
	 * properties are written under {@link FormErrors#PROPERTIES}.
	 */
	public Map<String, FormFields> forms() {
		return this.forms;
	}

	/** Whether the component has an action with exactly this name. */
	public boolean hasAction(String name) {
		return this.methods.actions().containsKey(name);
	}

	/**
	 * Find the listener whose event type is closest to the given one.
	 * @param eventType the class of an event
	 * @return the listener, {@code null} if there is none
	 */
	public @Nullable ComponentListener listener(Class<?> eventType) {
		ComponentListener closest = null;
		for (ComponentListener listener : listeners()) {
			if (listener.eventType().isAssignableFrom(eventType)
					&& (closest == null || closest.eventType().isAssignableFrom(listener.eventType()))) {
				closest = listener;
			}
		}
		return closest;
	}

	/** The listeners, one for each event type. */
	public List<ComponentListener> listeners() {
		return this.methods.listeners();
	}

	public Collection<ComponentAction> actions() {
		return this.methods.actions().values();
	}

	public Collection<ComponentTask> tasks() {
		return this.methods.tasks();
	}

	public ComponentProperties properties() {
		return this.properties;
	}

	/**
	 * The migrations, from the oldest version that can be migrated up to the current
	 * version.
	 */
	public List<ComponentMigration> migrations() {
		return this.methods.migrations();
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
