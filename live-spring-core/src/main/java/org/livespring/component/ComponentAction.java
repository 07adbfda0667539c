package org.livespring.component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.validation.BindingResult;

import org.livespring.LiveContext;
import org.livespring.LiveException;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.bind.InputChecker;
import org.livespring.component.bind.MethodInput;
import org.livespring.component.bind.Payload;
import org.livespring.component.bind.PayloadTree;
import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;
import org.livespring.component.form.TouchedFields;

/** An action of a component: a method that a browser may call. */
public final class ComponentAction {

	private static final String FORM_KEY = "live-key";

	private static final Runnable NOTHING = () -> {
	};

	private final String name;

	private final Class<?> stateType;

	private final ComponentMethod method;

	private final @Nullable Payload payload;

	private final @Nullable FormFields fields;

	private final boolean takesErrors;

	private final InputChecker checker;

	private final @Nullable MethodInput checked;

	private final Repetition repetition;

	ComponentAction(String name, Class<?> stateType, ComponentMethod method, @Nullable Payload payload,
			boolean takesErrors, Repetition repetition, InputChecker checker, @Nullable MethodInput checked) {
		this.name = name;
		this.repetition = repetition;
		this.stateType = stateType;
		this.method = method;
		this.payload = payload;
		this.fields = (payload != null) ? new FormFields(payload.type(), checker.formats()) : null;
		this.takesErrors = takesErrors;
		this.checker = checker;
		this.checked = checked;
	}

	public String name() {
		return this.name;
	}

	/** Name of the form that sends a payload, see {@link FormErrors}. */
	public String form(@Nullable JsonNode payload) {
		JsonNode key = (payload != null) ? payload.get(FORM_KEY) : null;
		return FormErrors.form(this.name, (key != null) ? key.asString("") : null);
	}

	/** The fields of the payload, {@code null} if it is not bound to a record. */
	public @Nullable FormFields fields() {
		return this.fields;
	}

	/** Whether a call that may have run already runs again. */
	public Repetition repetition() {
		return this.repetition;
	}

	/**
	 * Ask whether the user may call the action, before anything of a call is read.
	 * @return this action
	 * @throws RuntimeException if method security denies the call, with whatever payload
	 */
	public ComponentAction admitted() {
		this.method.admit();
		return this;
	}

	/** Run the action without a callback. */
	public ActionResult invoke(Object state, @Nullable Object props, @Nullable JsonNode payload, LiveContext live) {
		return invoke(state, props, payload, live, NOTHING);
	}

	/**
	 * Run the action. With an invalid payload or invalid arguments the method is called
	 * only if it has a parameter for the errors.
	 * @param state the state
	 * @param props the props, {@code null} if the component has none
	 * @param payload the JSON object that the browser sent
	 * @param live the context
	 * @param resolved runs once the payload and all arguments are resolved, before the
	 * method is called
	 * @return the new state, the answer and the errors
	 * @throws LiveException if the action cannot take the payload; exceptions of the
	 * method are not wrapped
	 */
	public ActionResult invoke(Object state, @Nullable Object props, @Nullable JsonNode payload, LiveContext live,
			Runnable resolved) {
		Call call = this.method.telling(new Call(state, props, live),
				() -> call(state, props, PayloadTree.of(payload), live, resolved));
		BindingResult errors = call.errors();
		if (errors != null && this.payload != null && call.input() == null) {
			return refused(call, errors);
		}
		@Nullable Object[] arguments = this.method.arguments(call);
		if (errors != null && errors.hasErrors() && !this.takesErrors) {
			return refused(call, errors);
		}
		Object returned = this.method.invoke(call, arguments);
		return result(state, returned, (errors != null) ? this.checker.texts(errors, live.locale()) : Map.of());
	}

	private Call call(Object state, @Nullable Object props, Map<String, @Nullable Object> entries, LiveContext live,
			Runnable resolved) {
		BindingResult errors = errors(entries, live);
		Object bound = (errors != null) ? errors.getTarget() : null;
		return new Call(state, props, live, null, bound, errors, entries, resolved);
	}

	private @Nullable BindingResult errors(Map<String, @Nullable Object> entries, LiveContext live) {
		if (this.payload != null) {
			return this.payload.read(entries, live.locale());
		}
		return (this.checked != null) ? this.checker.errors(this.checked) : null;
	}

	private ActionResult refused(Call call, BindingResult errors) {
		this.method.admit(call);
		return new ActionResult(Objects.requireNonNull(call.state()), null,
				this.checker.texts(errors, call.live().locale()));
	}

	/**
	 * Bind and validate a payload without running the action.
	 * @param state the state
	 * @param props the props, {@code null} if the component has none
	 * @param payload the JSON object that the browser sent
	 * @param touched names of the fields that the user has touched, see
	 * {@link TouchedFields}
	 * @param live the context
	 * @return the errors to show
	 */
	public Map<String, String> validate(Object state, @Nullable Object props, @Nullable JsonNode payload,
			Collection<String> touched, LiveContext live) {
		Call call = this.method.telling(new Call(state, props, live),
				() -> call(state, props, PayloadTree.of(payload), live, NOTHING));
		this.method.admit(call);
		BindingResult errors = call.errors();
		FormFields fields = this.fields;
		if (errors == null || fields == null) {
			return Map.of();
		}
		Set<String> sent = new LinkedHashSet<>((payload != null) ? payload.propertyNames() : Set.of());
		sent.remove(FORM_KEY);
		TouchedFields known = new TouchedFields(touched, sent);
		Map<String, String> texts = new LinkedHashMap<>(this.checker.texts(errors, live.locale()));
		texts.keySet().removeIf((field) -> !known.show(field, fields));
		return texts;
	}

	/** Text for logs: the method's class and name. */
	@Override
	public String toString() {
		return "Action " + this.method;
	}

	private ActionResult result(Object state, @Nullable Object returned, Map<String, String> errors) {
		return this.stateType.isInstance(returned) ? new ActionResult(returned, null, errors)
				: new ActionResult(state, returned, errors);
	}

	/** Whether a call runs again if it is not known whether it ran. */
	public enum Repetition {

		/** The call does not run again. */
		NEVER,
		/** The call runs again. */
		ALWAYS,
		/** The call runs if no node has claimed it. */
		CLAIMED

	}

}
