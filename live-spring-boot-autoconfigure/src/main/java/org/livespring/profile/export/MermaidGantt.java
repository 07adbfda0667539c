package org.livespring.profile.export;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.livespring.observe.LiveCall;
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
		StringBuilder chart = new StringBuilder("gantt\n");
		chart.append("    title Slowest calls of profile ").append(profile.id()).append(" (1 s stands for 1 ms)\n");
		chart.append("    dateFormat x\n");
		chart.append("    axisFormat %s.%L\n");
		List<ProfiledCall> calls = Slowest.of(profile);
		for (int i = 0; i < calls.size(); i++) {
			append(calls.get(i), i + 1, chart);
		}
		return chart.toString();
	}

	private static void append(ProfiledCall call, int number, StringBuilder chart) {
		chart.append("    section ")
			.append(number)
			.append(" ")
			.append(call.component())
			.append(" ")
			.append(call.title());
		chart.append("\n");
		if (call.phases().isEmpty()) {
			bar("call", 0, call.nanos(), chart);
		}
		for (LiveCall.Phase phase : call.phases()) {
			bar(phase.name(), phase.started() - call.start(), phase.nanos(), chart);
		}
	}

	/** Declared names have no character that means something to Mermaid. */
	private static void bar(String name, long start, long nanos, StringBuilder chart) {
		long from = TimeUnit.NANOSECONDS.toMicros(start);
		long to = Math.max(from + 1, TimeUnit.NANOSECONDS.toMicros(start + nanos));
		chart.append("    ").append(name).append(" : ").append(from).append(", ").append(to).append("\n");
	}

}
