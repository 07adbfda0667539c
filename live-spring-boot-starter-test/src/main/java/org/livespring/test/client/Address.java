package org.livespring.test.client;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Path, query and fragment of a page, with its history. */
final class Address {

	private final Deque<String> history = new ArrayDeque<>(List.of("about:blank"));

	String url() {
		return this.history.getLast();
	}

	private String path() {
		return path(url());
	}

	private static String path(String url) {
		return url.replaceFirst("[?#].*", "");
	}

	private static String fragment(String url) {
		return url.contains("#") ? url.substring(url.indexOf('#')) : "";
	}

	private static String withoutFragment(String url) {
		return url.replaceFirst("#.*", "");
	}

	/** Go to a URL. */
	void push(String url) {
		if (!url.equals(url())) {
			this.history.addLast(url);
		}
	}

	/** Change the parameters of a component in the query. */
	void change(List<String> names, String query, boolean push) {
		Map<String, List<String>> parameters = query(url());
		names.forEach(parameters::remove);
		parameters.putAll(query("?" + query));
		String changed = path() + (parameters.isEmpty() ? "" : "?" + write(parameters)) + fragment(url());
		if (!push) {
			this.history.removeLast();
		}
		push(changed);
	}

	/**
	 * Go back.
	 * @return whether that is another page, which has to be loaded
	 */
	boolean back() {
		if (this.history.size() < 3) {
			throw new AssertionError("There is no page to go back to");
		}
		String left = this.history.removeLast();
		return !path(left).equals(path());
	}

	/** The values of parameters, each a list. */
	Map<String, List<String>> values(List<String> names) {
		Map<String, List<String>> query = query(url());
		Map<String, List<String>> values = new LinkedHashMap<>();
		names.forEach((name) -> values.put(name, query.getOrDefault(name, List.of())));
		return values;
	}

	/** Path and query of a link, or the whole URL if it leads to another site. */
	String resolve(String target) {
		if (target.isEmpty() || target.startsWith("?")) {
			return target.isEmpty() ? withoutFragment(url()) : path() + target;
		}
		return resolve(url(), target);
	}

	/** Resolve a link of a page, or a redirect. */
	static String resolve(String base, String target) {
		URI uri = URI.create(base).resolve(target);
		if (isElsewhere(uri)) {
			return uri.toString();
		}
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		return path + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "")
				+ ((uri.getRawFragment() != null) ? "#" + uri.getRawFragment() : "");
	}

	/** Whether a URL leads to another site, which is not loaded. */
	static boolean isElsewhere(URI uri) {
		return (uri.getScheme() != null && !uri.getScheme().matches("https?"))
				|| (uri.getHost() != null && !uri.getHost().equals("localhost"));
	}

	/** Replace the query of a URL by the values of a form. */
	static String withQuery(String url, List<Map.Entry<String, String>> entries) {
		Map<String, List<String>> query = new LinkedHashMap<>();
		entries
			.forEach((each) -> query.computeIfAbsent(each.getKey(), (key) -> new ArrayList<>()).add(each.getValue()));
		return path(url) + "?" + write(query);
	}

	private static Map<String, List<String>> query(String url) {
		Map<String, List<String>> query = new LinkedHashMap<>();
		String plain = withoutFragment(url);
		int start = plain.indexOf('?');
		for (String each : (start < 0) ? new String[0] : plain.substring(start + 1).split("&")) {
			if (!each.isEmpty()) {
				String[] pair = each.split("=", 2);
				query.computeIfAbsent(decode(pair[0]), (key) -> new ArrayList<>())
					.add((pair.length > 1) ? decode(pair[1]) : "");
			}
		}
		return query;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String write(Map<String, List<String>> query) {
		List<String> pairs = new ArrayList<>();
		query.forEach((name, values) -> values.forEach((value) -> pairs.add(encode(name) + "=" + encode(value))));
		return String.join("&", pairs);
	}

}
