package org.livespring.profile.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.livespring.profile.GcPause;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/** Writes a profile as plain text for a terminal. */
final class TextReport {

	private static final String ROW = "%-40s %8s %10s %10s %10s %10s";

	private static final String NUMBERS = "%-40s %8d %10.1f %10.1f %10.1f %10.1f";

	private final StringBuilder text = new StringBuilder();

	static String write(Profile profile) {
		TextReport report = new TextReport();
		report.head(profile);
		report.calls(profile.calls());
		report.slowest(profile.slowest(), profile.pauses());
		report.pauses(profile.pauses());
		return report.text.toString();
	}

	private void head(Profile profile) {
		line("Profile %s, begun %s, %.1f s%s", profile.id(), profile.begun(), profile.length().toMillis() / 1000.0,
				profile.isRunning() ? ", running" : "");
		line("%d calls recorded, the newest %d kept; times in microseconds", profile.recorded(),
				profile.calls().size());
	}

	private void calls(List<ProfiledCall> calls) {
		Map<String, List<Long>> times = new TreeMap<>();
		for (ProfiledCall call : calls) {
			String name = call.component() + ": " + call.title();
			add(times, name, call.nanos());
			Map<String, Long> phases = new HashMap<>();
			call.phases().forEach((phase) -> phases.merge(phase.name(), phase.nanos(), Long::sum));
			phases.forEach((phase, nanos) -> add(times, name + "  " + phase, nanos));
		}
		line("");
		line(ROW, "call", "count", "mean", "p50", "p95", "max");
		times.forEach(this::row);
	}

	private static void add(Map<String, List<Long>> times, String name, long nanos) {
		times.computeIfAbsent(name, (key) -> new ArrayList<>()).add(nanos);
	}

	private void row(String name, List<Long> times) {
		times.sort(Comparator.naturalOrder());
		double mean = times.stream().mapToLong(Long::longValue).average().orElse(0);
		line(NUMBERS, name, times.size(), mean / 1000, at(times, 0.5), at(times, 0.95), at(times, 1));
	}

	private static double at(List<Long> sorted, double share) {
		return sorted.get((int) Math.min(sorted.size() - 1, (long) (sorted.size() * share))) / 1000.0;
	}

	private void slowest(List<ProfiledCall> calls, List<GcPause> pauses) {
		line("");
		line("Slowest calls");
		for (ProfiledCall call : calls) {
			long gc = pauses.stream().filter(call::overlaps).count();
			line("%10.1f  %s: %s%s%s%s", call.nanos() / 1000.0, call.component(), call.title(),
					(call.error() != null) ? " " + call.error() : "",
					(call.waited() > 0) ? " (waited %.1f)".formatted(call.waited() / 1000.0) : "",
					(gc > 0) ? " (%d pauses of the garbage collector)".formatted(gc) : "");
			call.phases().forEach((phase) -> line("%10.1f    %s", phase.nanos() / 1000.0, phase.name()));
		}
	}

	private void pauses(List<GcPause> pauses) {
		line("");
		line("Pauses of the garbage collector: %d", pauses.size());
		pauses.forEach((pause) -> line("%10.1f  %s, %s, %d KB to %d KB", pause.nanos() / 1000.0, pause.collector(),
				pause.cause(), pause.before() / 1024, pause.after() / 1024));
	}

	private void line(String format, Object... values) {
		this.text.append(String.format(Locale.ROOT, format, values)).append("\n");
	}

}
