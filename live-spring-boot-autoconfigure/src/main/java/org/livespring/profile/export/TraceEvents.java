package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.profile.GcPause;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/** Chrome's trace event format: a track for each thread, one for the collector. */
final class TraceEvents {

	private static final int PROCESS = 1;

	private static final int COLLECTOR = 0;

	private final ObjectNode root = JsonMapper.shared().createObjectNode();

	private final ArrayNode events = this.root.putArray("traceEvents");

	private final Map<String, Integer> threads = new LinkedHashMap<>();

	private TraceEvents() {
	}

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
		ObjectNode arguments = complete(call.component() + ": " + call.title(), "call", thread, call.start(),
				call.nanos())
			.putObject("args");
		arguments.put("outcome", (call.error() != null) ? call.error().name() : "DONE");
		arguments.put("waited", micros(call.waited()));
		arguments.put("instance", call.instance());
		arguments.put("connection", call.connection());
		call.phases().forEach((phase) -> complete(phase.name(), "phase", thread, phase.started(), phase.nanos()));
		heap(call.start(), call.heapBefore());
		heap(call.end(), call.heapAfter());
	}

	private void pause(GcPause pause) {
		ObjectNode arguments = complete(pause.collector(), "gc", COLLECTOR, pause.start(), pause.nanos())
			.putObject("args");
		arguments.put("cause", pause.cause());
		heap(pause.start(), pause.before());
		heap(pause.start() + pause.nanos(), pause.after());
	}

	private ObjectNode complete(String name, String category, int thread, long start, long nanos) {
		ObjectNode event = event(name, "X", thread);
		event.put("cat", category);
		event.put("ts", micros(start));
		event.put("dur", micros(nanos));
		return event;
	}

	private void heap(long at, long bytes) {
		ObjectNode event = event("heap", "C", COLLECTOR);
		event.put("ts", micros(at));
		event.putObject("args").put("bytes", bytes);
	}

	private void name(String what, int thread, String name) {
		event(what, "M", thread).putObject("args").put("name", name);
	}

	private ObjectNode event(String name, String type, int thread) {
		ObjectNode event = this.events.addObject();
		event.put("name", name);
		event.put("ph", type);
		event.put("pid", PROCESS);
		event.put("tid", thread);
		return event;
	}

	private static double micros(long nanos) {
		return nanos / 1000.0;
	}

}
