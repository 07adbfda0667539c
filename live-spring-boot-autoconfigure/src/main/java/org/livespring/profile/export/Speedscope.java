package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.profile.Profile;

/** The file format of speedscope: weighted stacks. */
final class Speedscope {

	private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

	private Speedscope() {
	}

	static String write(Profile profile) {
		ObjectNode root = JsonMapper.shared().createObjectNode();
		root.put("$schema", SCHEMA);
		root.put("name", "Live Spring profile " + profile.id());
		root.put("exporter", "Live Spring");
		ArrayNode frames = root.putObject("shared").putArray("frames");
		ObjectNode flames = root.putArray("profiles").addObject();
		flames.put("type", "sampled");
		flames.put("name", "Component calls");
		flames.put("unit", "microseconds");
		ArrayNode samples = flames.putArray("samples");
		ArrayNode weights = flames.putArray("weights");
		Map<String, Integer> known = new LinkedHashMap<>();
		long end = 0;
		for (Map.Entry<List<String>, Long> stack : Stacks.of(profile).micros().entrySet()) {
			ArrayNode sample = samples.addArray();
			for (String frame : stack.getKey()) {
				sample.add(known.computeIfAbsent(frame, (name) -> {
					frames.addObject().put("name", name);
					return known.size();
				}));
			}
			weights.add(stack.getValue());
			end += stack.getValue();
		}
		flames.put("startValue", 0);
		flames.put("endValue", end);
		return root.toString();
	}

}
