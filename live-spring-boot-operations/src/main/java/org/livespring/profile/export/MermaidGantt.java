package org.livespring.profile.export;

import java.util.concurrent.TimeUnit;

import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * A Gantt chart of the slowest calls, each from its own beginning. Mermaid knows nothing
 * shorter than a millisecond, so a second of the chart stands for a millisecond.
 */
final class MermaidGantt {

	private MermaidGantt() {
	}

	static String write(Profile profile) {
		StringBuilder chart = new StringBuilder("""
				gantt
				    title Slowest calls of profile %s (1 s stands for 1 ms)
				    dateFormat x
				    axisFormat %%s.%%L
				""".formatted(profile.id()));
		int number = 0;
		for (ProfiledCall call : profile.slowest()) {
			chart.append("    section %s %s %s\n".formatted(++number, call.component(), call.title()));
			if (call.phases().isEmpty()) {
				chart.append(bar("call", 0, call.nanos()));
			}
			call.phases()
				.forEach((phase) -> chart.append(bar(phase.name(), phase.started() - call.start(), phase.nanos())));
		}
		return chart.toString();
	}

	/** Declared names have no character that means something to Mermaid. */
	private static String bar(String name, long start, long nanos) {
		long from = TimeUnit.NANOSECONDS.toMicros(start);
		long to = Math.max(from + 1, TimeUnit.NANOSECONDS.toMicros(start + nanos));
		return "    " + name + " : " + from + ", " + to + "\n";
	}

}
