package org.livespring.profile.export;

import java.util.List;
import java.util.Locale;

import org.springframework.web.util.HtmlUtils;

import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.profile.GcPause;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/**
 * Writes a self-contained HTML page that shows the slowest calls as bars of their phases.
 */
final class Waterfall {

	private static final int WIDTH = 720;

	private static final int LEFT = 250;

	private static final int ROW = 26;

	private static final int HEIGHT = ROW - 8;

	/** Number of characters that fit to the left of the bars. */
	private static final int LABEL = 36;

	/** Colours of the phases, in the order of {@code LivePhase}. */
	private static final List<String> COLOURS = List.of("#8c6bb1", "#e6550d", "#fd8d3c", "#fdc34f", "#3182bd",
			"#9ecae1", "#31a354", "#a1d99b", "#636363");

	private static final String COLLECTOR = "#d62728";

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="UTF-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark">
			<title>%1$s</title>
			<style>
			:root{color-scheme:light dark;--text:#222;--back:#fff;--rest:#ddd}
			@media (prefers-color-scheme:dark){:root{--text:#e4e4e4;--back:#181818;--rest:#444}}
			body{font:14px/1.5 system-ui,sans-serif;margin:clamp(.5rem,4vw,2rem);color:var(--text);background:var(--back)}
			.chart{overflow-x:auto}
			svg{display:block;width:100%%;min-width:40rem;height:auto}
			text{font:12px system-ui,sans-serif;fill:currentcolor}
			.legend span{display:inline-block;margin-right:1em}
			.legend i{display:inline-block;width:.9em;height:.9em;margin-right:.3em;border-radius:2px}
			</style>
			</head>
			<body>
			<h1>%1$s</h1>
			<p>%2$s</p>
			""";

	private final StringBuilder html = new StringBuilder();

	private final double scale;

	private Waterfall(double scale) {
		this.scale = scale;
	}

	static String write(Profile profile) {
		List<ProfiledCall> calls = profile.slowest();
		long longest = calls.isEmpty() ? 1 : Math.max(1, calls.get(0).nanos());
		Waterfall waterfall = new Waterfall((double) WIDTH / longest);
		waterfall.head(profile, calls.size());
		waterfall.chart(calls, profile.pauses());
		return waterfall.html.append("</body>\n</html>\n").toString();
	}

	private void head(Profile profile, int shown) {
		this.html.append(HEAD.formatted("Profile " + profile.id(), "The " + shown + " slowest of " + profile.recorded()
				+ " recorded calls, begun " + profile.begun() + ". Each bar begins with its call."));
		this.html.append("<p class=\"legend\">");
		for (LivePhase phase : LivePhase.values()) {
			legend(phase.label(), COLOURS.get(phase.ordinal()));
		}
		legend("garbage collector", COLLECTOR);
		this.html.append("</p>\n");
	}

	private void legend(String name, String colour) {
		this.html.append("<span><i style=\"background:%s\"></i>%s</span>".formatted(colour, name));
	}

	private void chart(List<ProfiledCall> calls, List<GcPause> pauses) {
		this.html.append(
				"<div class=\"chart\" tabindex=\"0\"><svg role=\"img\" aria-label=\"Phases of the slowest calls\" viewBox=\"0 0 %d %d\">%n"
					.formatted(LEFT + WIDTH + 100, Math.max(1, calls.size()) * ROW));
		for (int i = 0; i < calls.size(); i++) {
			row(calls.get(i), i * ROW, pauses);
		}
		this.html.append("</svg></div>\n");
	}

	private void row(ProfiledCall call, int y, List<GcPause> pauses) {
		label(y, call.component() + ": " + call.title() + ((call.error() != null) ? " (" + call.error() + ")" : ""));
		bar(y + 4, 0, call.nanos(), HEIGHT, "var(--rest)", call.title());
		for (LiveCall.Phase phase : call.phases()) {
			bar(y + 4, phase.started() - call.start(), phase.nanos(), HEIGHT, COLOURS.get(phase.phase().ordinal()),
					phase.name());
		}
		pauses.stream().filter(call::overlaps).forEach((pause) -> {
			long start = Math.max(0, pause.start() - call.start());
			long end = Math.min(call.nanos(), pause.start() + pause.nanos() - call.start());
			bar(y + HEIGHT, start, end - start, 4, COLLECTOR, pause.collector() + ", " + pause.cause());
		});
		text(LEFT + 6 + call.nanos() * this.scale, y, String.format(Locale.ROOT, "%.2f ms", call.nanos() / 1e6));
	}

	private void bar(int y, long start, long nanos, int height, String colour, String title) {
		this.html.append(String.format(Locale.ROOT,
				"<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" style=\"fill:%s\"><title>%s: %.1f µs</title></rect>%n",
				LEFT + start * this.scale, y, Math.max(0.5, nanos * this.scale), height, colour,
				HtmlUtils.htmlEscape(title), nanos / 1000.0));
	}

	/** Writes a label. A long one is cut off, and its tooltip shows the whole text. */
	private void label(int y, String text) {
		String shown = (text.length() > LABEL) ? text.substring(0, LABEL - 1) + "…" : text;
		this.html.append("<g><title>").append(HtmlUtils.htmlEscape(text)).append("</title>");
		text(0, y, shown);
		this.html.append("</g>\n");
	}

	private void text(double x, int y, String text) {
		this.html.append(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%d\">%s</text>%n", x, y + ROW - 9,
				HtmlUtils.htmlEscape(text)));
	}

}
