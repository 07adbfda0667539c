package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.profile.GcPause;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * Writes Chrome's trace event format, with a track for each thread and one for the
 * garbage collector.
 */
final class TraceEvents {

	private static final int PROCESS = 1;

	private static final int COLLECTOR = 0;

	private final ObjectNode root = JsonMapper.shared().createObjectNode();

	private final ArrayNode events = this.root.putArray("traceEvents");

	private final Map<String, Integer> threads = new LinkedHashMap<>();

	static String write(Profile profile) {
		TraceEvents trace = new TraceEvents();
		trace.root.put("displayTimeUnit", "ms");
		trace.name("process_name", COLLECTOR, "Live Spring");
		trace.name("thread_name", COLLECTOR, "Garbage collector");
		profile.calls().forEach(trace::call);
		profile.pauses().forEach(trace::pause);
		return trace.root.toString();
	}

	private void call(ProfiledCall call) {
		int thread = this.threads.computeIfAbsent(call.thread(), (name) -> {
			int number = this.threads.size() + 1;
			name("thread_name", number, name);
			return number;
		});
		complete(call.component() + ": " + call.title(), "call", thread, call.start(), call.nanos()).putObject("args")
			.put("outcome", (call.error() != null) ? call.error().name() : "DONE")
			.put("waited", micros(call.waited()))
			.put("instance", call.instance())
			.put("connection", call.connection());
		call.phases().forEach((phase) -> complete(phase.name(), "phase", thread, phase.started(), phase.nanos()));
		heap(call.start(), call.heapBefore());
		heap(call.end(), call.heapAfter());
	}

	private void pause(GcPause pause) {
		complete(pause.collector(), "gc", COLLECTOR, pause.start(), pause.nanos()).putObject("args")
			.put("cause", pause.cause());
		heap(pause.start(), pause.before());
		heap(pause.start() + pause.nanos(), pause.after());
	}

	private ObjectNode complete(String name, String category, int thread, long start, long nanos) {
		return event(name, "X", thread).put("cat", category).put("ts", micros(start)).put("dur", micros(nanos));
	}

	private void heap(long at, long bytes) {
		event("heap", "C", COLLECTOR).put("ts", micros(at)).putObject("args").put("bytes", bytes);
	}

	private void name(String what, int thread, String name) {
		event(what, "M", thread).putObject("args").put("name", name);
	}

	private ObjectNode event(String name, String type, int thread) {
		return this.events.addObject().put("name", name).put("ph", type).put("pid", PROCESS).put("tid", thread);
	}

	private static double micros(long nanos) {
		return nanos / 1000.0;
	}

}
