package org.livespring.render;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What a component's HTML depends on beside its state: the same on the page and on every
 * later render, on any node.
 *
 * @param locale the locale of messages and conversions
 * @param zone the time zone of dates
 * @param contextPath the application's context path, empty or starting with {@code /}
 */
public record RenderScope(Locale locale, ZoneId zone, String contextPath) {

}
