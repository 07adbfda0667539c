package org.livespring.identity;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.livespring.state.InstanceIds;

/**
 * Binds snapshots to a browser by cookies that scripts cannot read. Each page request
 * without such a cookie sets one with a new name, so that two tabs opened at once do not
 * overwrite each other's cookie; a snapshot is valid with any of them.
 */
public final class BrowserCookies {

	/** Most cookies of a request that are read. */
	private static final int MOST = 8;

	private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");

	private final String prefix;

	/**
	 * Creates the cookies of an application.
	 * @param application name of the application; it tells applications on different
	 * ports of a host apart, which share cookies
	 */
	public BrowserCookies(String application) {
		this.prefix = "live-" + application.replaceAll("[^A-Za-z0-9_-]", "_") + "-";
	}

	/**
	 * Creates a cookie for a browser that has none.
	 * @return name and value
	 */
	public Map.Entry<String, String> newCookie() {
		return Map.entry(this.prefix + InstanceIds.next().substring(0, 4), InstanceIds.next() + InstanceIds.next());
	}

	/**
	 * Returns the bindings of the browser that sent a request.
	 * @param cookies names and values
	 * @return the bindings, empty if none of the cookies is one of these
	 */
	public List<String> of(Stream<Map.Entry<String, String>> cookies) {
		return cookies
			.filter((cookie) -> cookie.getKey().startsWith(this.prefix) && VALUE.matcher(cookie.getValue()).matches())
			.limit(MOST)
			.map((cookie) -> BrowserBinding.of(cookie.getValue()))
			.toList();
	}

}
