package org.livespring.component.bind;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.validation.BindingResult;

import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** The props record of a component: made from what a template or a browser gives. */
public final class ComponentProps {

	private final String component;

	private final RecordType type;

	private final ValueBinder binder;

	private final @Nullable Payload untrusted;

	/** Props of a component, untrusted ones if browsers may send them. */
	public ComponentProps(String component, Class<?> type, @Nullable Payload untrusted) {
		this.component = component;
		this.type = new RecordType(type);
		this.binder = ValueBinders.trusted(ResolvableType.forClass(type), "Props");
		this.untrusted = untrusted;
	}

	public Class<?> type() {
		return this.type.type();
	}

	/**
	 * Make the props from what a template gives. What is wrong with them is a mistake in
	 * the template, so the message is for its author.
	 */
	public Object bind(@Nullable Object given) {
		if (given instanceof Map<?, ?> map) {
			requireKnown(map.keySet());
		}
		Binding binding = Binding.trusted();
		Object bound = this.binder.bind((given != null) ? given : Map.of(), "", binding);
		if (bound == null || !binding.failures().isEmpty()) {
			Binding.Failure failure = binding.failures().get(0);
			throw new IllegalArgumentException(describe(failure), failure.cause());
		}
		return bound;
	}

	/** Make the props from what a browser sent, if it is valid. */
	public Object bindUntrusted(@Nullable JsonNode given, LiveContext live) {
		Assert.state(this.untrusted != null, "'untrusted' must not be null");
		BindingResult errors = this.untrusted.read(PayloadTree.of(given), live.locale());
		Object bound = errors.getTarget();
		if (bound == null || errors.hasErrors()) {
			throw new LiveException(LiveErrorCode.INVALID_PAYLOAD, "Invalid props for component " + this.component);
		}
		return bound;
	}

	private void requireKnown(Set<?> names) {
		for (Object name : names) {
			Assert.isTrue(this.type.indexOf(String.valueOf(name)) != -1, () -> "Component '" + this.component
					+ "' has no prop '" + name + "', only " + new TreeSet<>(this.type.names()));
		}
	}

	private String describe(Binding.Failure failure) {
		if (failure.path().isEmpty()) {
			return "Props of component '" + this.component + "' must be a map or its Props record that it accepts";
		}
		String prop = "Prop '" + failure.path() + "' of component '" + this.component + "' ";
		return failure.code().equals(Binding.MISSING) ? prop + "is missing"
				: prop + "does not accept the value " + failure.value();
	}

}
