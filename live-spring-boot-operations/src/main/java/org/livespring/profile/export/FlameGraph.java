package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.observe.LiveCall;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * Time by stack: component, call and phase. What no phase claims is the call's own.
 */
final class FlameGraph {

	private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

	private FlameGraph() {
	}

	/** Microseconds by stack, outermost frame first. */
	private static Map<List<String>, Long> stacks(Profile profile) {
		Map<List<String>, Long> nanos = new LinkedHashMap<>();
		for (ProfiledCall call : profile.calls()) {
			long rest = call.nanos();
			for (LiveCall.Phase phase : call.phases()) {
				nanos.merge(List.of(call.component(), call.title(), phase.name()), phase.nanos(), Long::sum);
				rest -= phase.nanos();
			}
			nanos.merge(List.of(call.component(), call.title()), Math.max(0, rest), Long::sum);
		}
		nanos.replaceAll((stack, time) -> TimeUnit.NANOSECONDS.toMicros(time));
		return nanos;
	}

	/** As flame graph tools take it: a stack and its time a line. */
	static String collapsed(Profile profile) {
		return stacks(profile).entrySet()
			.stream()
			.filter((stack) -> stack.getValue() > 0)
			.map((stack) -> String.join(";", stack.getKey()) + " " + stack.getValue() + "\n")
			.collect(Collectors.joining());
	}

	/** The file format of speedscope: weighted stacks. */
	static String speedscope(Profile profile) {
		ObjectNode root = JsonMapper.shared().createObjectNode();
		root.put("$schema", SCHEMA).put("name", "Live Spring profile " + profile.id()).put("exporter", "Live Spring");
		ArrayNode frames = root.putObject("shared").putArray("frames");
		ObjectNode flames = root.putArray("profiles").addObject();
		flames.put("type", "sampled").put("name", "Component calls").put("unit", "microseconds");
		ArrayNode samples = flames.putArray("samples");
		ArrayNode weights = flames.putArray("weights");
		Map<String, Integer> known = new LinkedHashMap<>();
		Map<List<String>, Long> stacks = stacks(profile);
		stacks.forEach((stack, micros) -> {
			ArrayNode sample = samples.addArray();
			stack.forEach((frame) -> sample.add(known.computeIfAbsent(frame, (name) -> known.size())));
			weights.add(micros);
		});
		known.keySet().forEach((frame) -> frames.addObject().put("name", frame));
		long end = stacks.values().stream().mapToLong(Long::longValue).sum();
		flames.put("startValue", 0).put("endValue", end);
		return root.toString();
	}

}
