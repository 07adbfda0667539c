package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.observe.LiveCall;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * Adds up times by stack of component, call and phase, for flame graphs. Time of a call
 * outside of phases belongs to the call itself.
 */
final class FlameGraph {

	private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

	private FlameGraph() {
	}

	/** Returns microseconds by stack, the outermost frame first. */
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

	/** Writes one line for each stack with its time, the input of flame graph tools. */
	static String collapsed(Profile profile) {
		return stacks(profile).entrySet()
			.stream()
			.filter((stack) -> stack.getValue() > 0)
			.map((stack) -> String.join(";", stack.getKey()) + " " + stack.getValue() + "\n")
			.collect(Collectors.joining());
	}

	/** Writes the file format of speedscope. */
	static String speedscope(Profile profile) {
		Map<List<String>, Long> stacks = stacks(profile);
		List<String> frames = stacks.keySet().stream().flatMap(List::stream).distinct().toList();
		ObjectNode root = JsonMapper.shared().createObjectNode();
		root.put("$schema", SCHEMA).put("name", "Live Spring profile " + profile.id()).put("exporter", "Live Spring");
		root.putObject("shared").putPOJO("frames", frames.stream().map((frame) -> Map.of("name", frame)).toList());
		root.putArray("profiles")
			.addObject()
			.put("type", "sampled")
			.put("name", "Component calls")
			.put("unit", "microseconds")
			.putPOJO("samples",
					stacks.keySet().stream().map((stack) -> stack.stream().map(frames::indexOf).toList()).toList())
			.putPOJO("weights", stacks.values())
			.put("startValue", 0)
			.put("endValue", stacks.values().stream().mapToLong(Long::longValue).sum());
		return root.toString();
	}

}
