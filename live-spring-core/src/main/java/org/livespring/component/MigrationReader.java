package org.livespring.component;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveMigration;
import org.livespring.component.bind.RecordType;

/** Reads the migrations of a component class as a chain without gaps. */
final class MigrationReader {

	private static final String STATE_TYPES = "a record, an ObjectNode or a JsonNode";

	private final Class<?> type;

	private final int version;

	private final RecordType state;

	private final TreeMap<Integer, Method> methods = new TreeMap<>();

	MigrationReader(Class<?> type, int version, RecordType state) {
		this.type = type;
		this.version = version;
		this.state = state;
	}

	List<ComponentMigration> read(Map<Method, LiveMigration> annotated, MethodReader reader) {
		annotated.forEach((method, annotation) -> add(method, annotation.from()));
		List<ComponentMigration> chain = new ArrayList<>(this.methods.size());
		if (!this.methods.isEmpty()) {
			for (int from = this.methods.firstKey(); from < this.version; from++) {
				Method method = required(from);
				requireTypes(method, from);
				chain.add(reader.migration(method));
			}
		}
		return List.copyOf(chain);
	}

	private void add(Method method, int from) {
		if (from < 1 || from >= this.version) {
			throw Problem.of(this.type, method,
					"migrates from version " + from + " of a component of version " + this.version,
					"Migrate from versions before @LiveComponent(version = …); the first is 1");
		}
		if (this.methods.put(from, method) != null) {
			throw Problem.of(this.type, method, "is a second migration from version " + from,
					"Declare one migration from each version");
		}
	}

	private Method required(int from) {
		Method method = this.methods.get(from);
		if (method == null) {
			throw Problem.of(this.type, "has no migration from version " + from,
					"Declare one with @LiveMigration(from = " + from + "), or remove those from older versions");
		}
		return method;
	}

	private void requireTypes(Method method, int from) {
		if (method.getParameterCount() != 1 || !isState(method.getParameterTypes()[0])) {
			throw Problem.of(this.type, method, "is a migration and does not take a state",
					"Take the state of version " + from + " and nothing else, as " + STATE_TYPES);
		}
		Class<?> returned = method.getReturnType();
		Class<?> next = next(from);
		if (!isTree(returned) && !(isTree(next) && returned.isRecord()) && returned != next) {
			throw Problem.of(this.type, method, "is a migration and returns " + returned.getSimpleName(),
					"Return the state of version " + (from + 1) + ": "
							+ (isTree(next) ? STATE_TYPES : next.getSimpleName() + " or an ObjectNode"));
		}
	}

	/**
	 * Type that the migration has to return: the parameter of the next migration, or the
	 * component's {@code State}.
	 */
	private Class<?> next(int from) {
		Method next = this.methods.get(from + 1);
		return (next != null && next.getParameterCount() == 1) ? next.getParameterTypes()[0] : this.state.type();
	}

	private static boolean isState(Class<?> type) {
		return type.isRecord() || isTree(type);
	}

	private static boolean isTree(Class<?> type) {
		return type == JsonNode.class || type == ObjectNode.class;
	}

}
