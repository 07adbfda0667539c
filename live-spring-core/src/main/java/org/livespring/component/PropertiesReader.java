package org.livespring.component;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;
import org.livespring.LiveSecret;
import org.livespring.component.bind.ComponentProperties;
import org.livespring.component.bind.ComponentProperty;
import org.livespring.component.bind.ComponentProps;
import org.livespring.component.bind.InputChecker;
import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.Payload;
import org.livespring.component.bind.PayloadEntry;
import org.livespring.component.bind.QueryParameter;
import org.livespring.component.bind.RecordType;

/**
 * Reads the properties of a component's state that a browser can write, and the
 * component's props.
 */
final class PropertiesReader {

	private final Class<?> type;

	private final InputChecker checker;

	private final Map<String, ComponentProperty> models = new LinkedHashMap<>();

	private final Map<String, ComponentProperty> queries = new LinkedHashMap<>();

	private final List<QueryParameter> parameters = new ArrayList<>();

	PropertiesReader(Class<?> type, InputChecker checker) {
		this.type = type;
		this.checker = checker;
	}

	ComponentProps props(Class<?> record, ComponentAttributes attributes) {
		if (!attributes.mountable()) {
			return new ComponentProps(attributes.name(), record, null);
		}
		for (RecordComponent component : record.getRecordComponents()) {
			requireChecked(record, component.getName());
		}
		try {
			Payload untrusted = new Payload(ResolvableType.forClass(record), new Object[0], this.checker);
			return new ComponentProps(attributes.name(), record, untrusted);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(this.type, "is mountable by browsers, but its Props cannot be bound: " + ex.getMessage(),
					"Use only " + Payload.BINDABLE);
		}
	}

	ComponentProperties properties(String component, RecordType state) {
		for (RecordComponent each : state.components()) {
			LiveModel model = RecordType.annotation(each, LiveModel.class);
			LiveQuery query = RecordType.annotation(each, LiveQuery.class);
			if (model != null || query != null) {
				read(state, each, model, query);
			}
		}
		return new ComponentProperties(component, Map.copyOf(this.models), this.queries, List.copyOf(this.parameters),
				this.checker);
	}

	private void read(RecordType state, RecordComponent component, @Nullable LiveModel model,
			@Nullable LiveQuery query) {
		if (RecordType.annotation(component, LiveSecret.class) != null) {
			throw problem(component, "that is a secret",
					"Remove @LiveSecret, or the annotation that makes it writable");
		}
		String name = component.getName();
		ComponentProperty property = property(state, component, query == null);
		if (model != null) {
			this.models.put(name, property);
		}
		if (query != null) {
			String parameter = StringUtils.hasLength(query.value()) ? query.value() : name;
			requireFree(state, parameter, component);
			this.queries.put(parameter, property);
			this.parameters.add(new QueryParameter(parameter, query.push()));
		}
	}

	private ComponentProperty property(RecordType state, RecordComponent component, boolean formatted) {
		ResolvableType declared = ResolvableType.forType(component.getGenericType());
		if (!PayloadEntry.supports(declared, formatted ? this.checker.formats() : InputFormats.NONE,
				RecordType.annotations(component))) {
			throw problem(component, "of type " + declared + ", which has no text form",
					"Use text, numbers, booleans, enums, java.time values, UUIDs, and lists of them");
		}
		requireChecked(state.type(), component.getName());
		return new ComponentProperty(state, component.getName(), this.checker);
	}

	/**
	 * Refuses constraints that would not be checked because Bean Validation is missing.
	 */
	private void requireChecked(Class<?> record, String component) {
		Field field = ReflectionUtils.findField(record, component);
		if (field != null && InputChecker.hasConstraints(field.getAnnotations()) && !this.checker.canValidate(record)) {
			throw Problem.of(this.type, "has constraints on '" + component + "' of " + record.getSimpleName()
					+ ", but there is no Bean Validation", "Add spring-boot-starter-validation");
		}
	}

	/**
	 * Refuses a query parameter that has the name of another property: the browser writes
	 * both by name.
	 */
	private void requireFree(RecordType state, String parameter, RecordComponent component) {
		int other = state.indexOf(parameter);
		boolean model = other != -1 && !parameter.equals(component.getName())
				&& RecordType.annotation(state.components().get(other), LiveModel.class) != null;
		if (model || this.queries.containsKey(parameter)) {
			throw problem(component, "under the name '" + parameter + "', which another property uses",
					"Give it another name: @LiveQuery(\"…\")");
		}
	}

	private LiveConfigurationException problem(RecordComponent component, String what, String remedy) {
		return Problem.of(this.type, "has the writable property '" + component.getName() + "' " + what, remedy);
	}

}
