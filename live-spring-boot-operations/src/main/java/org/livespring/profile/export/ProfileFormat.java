package org.livespring.profile.export;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.livespring.profile.Profile;

/** A file format of a profile. */
public enum ProfileFormat {

	/**
	 * Chrome's trace event format; opens in Perfetto and in Chromium's developer tools.
	 */
	TRACE("application/json", TraceEvents::write),
	/** One line for each stack with its microseconds, the input of flame graph tools. */
	COLLAPSED("text/plain", FlameGraph::collapsed),
	/** A flame graph for speedscope. */
	SPEEDSCOPE("application/json", FlameGraph::speedscope),
	/** A Gantt chart of the slowest calls in Mermaid's text form. */
	GANTT("text/plain", MermaidGantt::write),
	/**
	 * A self-contained HTML page with the slowest calls as bars and the pauses of the
	 * garbage collector.
	 */
	WATERFALL("text/html", Waterfall::write),
	/** A plain text table of durations. */
	TEXT("text/plain", TextReport::write);

	private final String mediaType;

	private final Function<Profile, String> writer;

	ProfileFormat(String mediaType, Function<Profile, String> writer) {
		this.mediaType = mediaType;
		this.writer = writer;
	}

	/**
	 * Returns the format with a name.
	 * @param name its name in any case, {@code null} for plain text
	 * @return the format, {@code null} if there is none of that name
	 */
	public static @Nullable ProfileFormat of(@Nullable String name) {
		String searched = (name != null) ? name.toUpperCase(Locale.ROOT) : TEXT.name();
		return Stream.of(values()).filter((format) -> format.name().equals(searched)).findFirst().orElse(null);
	}

	/**
	 * What can be asked for.
	 * @return the names of all formats, for people
	 */
	public static String names() {
		return Stream.of(values())
			.map((format) -> format.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * Writes a profile in this format.
	 * @param profile the profile, which may still be running
	 * @return its text
	 */
	public String write(Profile profile) {
		return this.writer.apply(profile);
	}

}
