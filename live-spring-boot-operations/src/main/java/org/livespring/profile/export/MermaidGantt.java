package org.livespring.profile.export;

import java.util.concurrent.TimeUnit;

import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * Writes a Mermaid Gantt chart of the slowest calls, all starting at zero. Mermaid knows
 * no unit shorter than a millisecond, so one second in the chart stands for one
 * millisecond.
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

	/**
	 * Writes a bar. Names need no escaping, since declared names contain no special
	 * characters of Mermaid.
	 */
	private static String bar(String name, long start, long nanos) {
		long from = TimeUnit.NANOSECONDS.toMicros(start);
		long to = Math.max(from + 1, TimeUnit.NANOSECONDS.toMicros(start + nanos));
		return "    " + name + " : " + from + ", " + to + "\n";
	}

}
