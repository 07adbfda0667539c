package org.livespring.identity;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.livespring.state.InstanceIds;

/**
 * Ties snapshots to a browser by cookies that scripts cannot read. Each page request
 * without such a cookie sets one of a name of its own, so that two tabs opened at once do
 * not overwrite each other's; a snapshot is good with any of them.
 */
public final class BrowserCookies {

	/** More cookies than this are not looked at. */
	private static final int MOST = 8;

	private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");

	private final String prefix;

	/**
	 * Create the cookies of an application.
	 * @param application name of the application, since cookies do not know ports
	 */
	public BrowserCookies(String application) {
		this.prefix = "live-" + application.replaceAll("[^A-Za-z0-9_-]", "_") + "-";
	}

	/**
	 * A cookie for a browser that has none.
	 * @return name and value
	 */
	public Map.Entry<String, String> newCookie() {
		return Map.entry(this.prefix + InstanceIds.next().substring(0, 4), InstanceIds.next() + InstanceIds.next());
	}

	/**
	 * What the cookies of a request stand for in snapshots.
	 * @param cookies names and values
	 * @return the bindings, empty when no cookie is ours
	 */
	public List<String> of(Stream<Map.Entry<String, String>> cookies) {
		return cookies
			.filter((cookie) -> cookie.getKey().startsWith(this.prefix) && VALUE.matcher(cookie.getValue()).matches())
			.limit(MOST)
			.map((cookie) -> BrowserBinding.of(cookie.getValue()))
			.toList();
	}

}
