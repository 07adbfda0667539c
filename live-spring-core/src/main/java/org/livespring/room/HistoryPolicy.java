package org.livespring.room;

import java.util.List;

import org.springframework.util.PatternMatchUtils;

/**
 * How much of which room's stream is kept.
 *
 * @param others for the rooms no rule is for
 * @param rules the first one whose pattern matches counts
 */
public record HistoryPolicy(HistoryLimits others, List<Rule> rules) {

	/** The defaults for all rooms. */
	public static final HistoryPolicy DEFAULTS = new HistoryPolicy(HistoryLimits.DEFAULTS, List.of());

	public HistoryPolicy {
		rules = List.copyOf(rules);
	}

	/**
	 * Find the limits of a room.
	 * @param room its name
	 * @return the limits
	 */
	public HistoryLimits of(String room) {
		for (Rule rule : this.rules) {
			if (PatternMatchUtils.simpleMatch(rule.pattern(), room)) {
				return rule.limits();
			}
		}
		return this.others;
	}

	/**
	 * Limits of some rooms.
	 *
	 * @param pattern their names, with {@code *} for any characters
	 * @param limits the limits
	 */
	public record Rule(String pattern, HistoryLimits limits) {

	}

}
