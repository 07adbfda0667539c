package org.livespring.examples;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties of an application, as the metadata of its libraries declare them. */
public final class KnownProperties {

	private static final String FILE = "META-INF/spring-configuration-metadata.json";

	private final Map<String, String> types = new HashMap<>();

	/** Reads the metadata on a class path. */
	public KnownProperties(ClassLoader classPath) throws IOException {
		JsonMapper json = new JsonMapper();
		for (URL url : Collections.list(classPath.getResources(FILE))) {
			try (InputStream input = url.openStream()) {
				json.readTree(input).path("properties").forEach(this::add);
			}
		}
	}

	private void add(JsonNode property) {
		if (!"error".equals(property.path("deprecation").path("level").asString(""))) {
			this.types.put(property.path("name").asString(), property.path("type").asString(""));
		}
	}

	/** Returns whether a name is a property, an entry of one, or a group ({@code *}). */
	public boolean contains(String name) {
		if (name.endsWith(".*")) {
			String group = name.substring(0, name.length() - 1);
			return this.types.keySet().stream().anyMatch((each) -> each.startsWith(group));
		}
		String plain = name.replaceAll("\\[\\w+]", "");
		return this.types.containsKey(plain) || isEntry(plain);
	}

	private boolean isEntry(String name) {
		List<String> parents = new ArrayList<>();
		for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
			parents.add(name.substring(0, dot));
		}
		return parents.stream()
			.map((parent) -> this.types.getOrDefault(parent, ""))
			.anyMatch((type) -> type.startsWith("java.util.Map") || type.startsWith("java.util.List"));
	}

}
