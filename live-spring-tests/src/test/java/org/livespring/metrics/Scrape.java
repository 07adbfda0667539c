package org.livespring.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus reads of an application. */
public final class Scrape {

	private static final Pattern LINE = Pattern.compile("(live_\\w+)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	/** Labels of each series name. */
	private final Map<String, Set<String>> labels = new LinkedHashMap<>();

	/** Sums of the values of each series name. */
	private final Map<String, Double> sums = new LinkedHashMap<>();

	/** Families by their type lines. */
	private final Map<String, String> families = new LinkedHashMap<>();

	/** Help lines of families. */
	private final Map<String, String> helps = new LinkedHashMap<>();

	private final String text;

	private Scrape(String text) {
		this.text = text;
		text.lines().forEach(this::read);
	}

	public static Scrape of(String url) {
		try {
			return new Scrape(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
				.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void read(String line) {
		if (line.startsWith("# TYPE live_")) {
			String[] words = line.split(" ");
			this.families.put(words[2], words[3]);
		}
		if (line.startsWith("# HELP live_")) {
			String[] words = line.split(" ", 4);
			this.helps.put(words[2], (words.length > 3) ? words[3].strip() : "");
		}
		Matcher matcher = LINE.matcher(line);
		if (matcher.matches()) {
			Set<String> names = this.labels.computeIfAbsent(matcher.group(1), (name) -> new HashSet<>());
			Matcher label = LABEL.matcher((matcher.group(2) != null) ? matcher.group(2) : "");
			while (label.find()) {
				names.add(label.group(1));
			}
			this.sums.merge(matcher.group(1), Double.valueOf(matcher.group(3)), Double::sum);
		}
	}

	public Map<String, Set<String>> labels() {
		return this.labels;
	}

	Map<String, String> families() {
		return this.families;
	}

	Map<String, String> helps() {
		return this.helps;
	}

	public double sum(String series) {
		return this.sums.getOrDefault(series, 0.0);
	}

	public String text() {
		return this.text;
	}

}
