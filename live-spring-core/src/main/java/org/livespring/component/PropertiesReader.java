package org.livespring.component;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;
import org.livespring.LiveSecret;

import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/** Reads which properties of a component's state can be written from outside. */
final class PropertiesReader {

	private final Class<?> type;

	private final RecordType state;

	private final InputChecker checker;

	private final Map<String, ComponentProperty> models = new LinkedHashMap<>();

	private final Map<String, ComponentProperty> queries = new LinkedHashMap<>();

	private final List<QueryParameter> parameters = new ArrayList<>();

	PropertiesReader(Class<?> type, RecordType state, InputChecker checker) {
		this.type = type;
		this.state = state;
		this.checker = checker;
	}

	ComponentProperties read() {
		for (RecordComponent component : this.state.components()) {
			LiveModel model = component.getAnnotation(LiveModel.class);
			LiveQuery query = component.getAnnotation(LiveQuery.class);
			if (model != null || query != null) {
				read(component, model, query);
			}
		}
		return new ComponentProperties(Map.copyOf(this.models), this.queries, List.copyOf(this.parameters),
				this.checker);
	}

	private void read(RecordComponent component, @Nullable LiveModel model, @Nullable LiveQuery query) {
		if (component.isAnnotationPresent(LiveSecret.class)) {
			throw problem(component, "that is a secret", "Remove @LiveSecret, or what lets the browser know its value");
		}
		String name = component.getName();
		ComponentProperty property = property(component);
		if (model != null) {
			this.models.put(name, property);
		}
		if (query != null) {
			String parameter = StringUtils.hasLength(query.value()) ? query.value() : name;
			requireFree(parameter, component);
			this.queries.put(parameter, property);
			this.parameters.add(new QueryParameter(parameter, query.push()));
		}
	}

	private ComponentProperty property(RecordComponent component) {
		ResolvableType declared = ResolvableType.forType(component.getGenericType());
		if (!ValueBinders.isSimpleOrListOfSimple(declared)) {
			throw problem(component, "of type " + declared + ", which has no text form",
					"Use text, numbers, booleans, enums, java.time values, UUIDs, and lists of them");
		}
		Constraints.requireChecked(this.type, this.state.type(), component.getName(), this.checker);
		ValueBinder binder = ValueBinders.untrusted(declared, component.getName());
		return new ComponentProperty(this.state, component.getName(), binder, this.checker);
	}

	/** The browser writes both by name: one name must mean one property. */
	private void requireFree(String parameter, RecordComponent component) {
		int other = this.state.indexOf(parameter);
		boolean model = other != -1 && !parameter.equals(component.getName())
				&& this.state.components().get(other).isAnnotationPresent(LiveModel.class);
		if (model || this.queries.containsKey(parameter)) {
			throw problem(component, "under the name '" + parameter + "', which another property has",
					"Give it another name: @LiveQuery(\"…\")");
		}
	}

	private LiveConfigurationException problem(RecordComponent component, String what, String remedy) {
		return Problem.of(this.type).report("has the writable property '" + component.getName() + "' " + what, remedy);
	}

}
