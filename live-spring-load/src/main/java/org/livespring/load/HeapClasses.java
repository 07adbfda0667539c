package org.livespring.load;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of the objects on the heap of a server.
 *
 * @param bytes bytes by name of the class
 */
record HeapClasses(Map<String, Long> bytes) {

	private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

	/** Parses the class histogram of the JVM. */
	static HeapClasses parse(String table) {
		Map<String, Long> bytes = new HashMap<>();
		table.lines().map(LINE::matcher).filter(Matcher::matches).forEach((line) -> {
			bytes.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum);
		});
		return new HeapClasses(bytes);
	}

	/** Returns one line for each of the classes that grew most. */
	List<String> growth(HeapClasses before, int most) {
		Map<String, Long> grown = new HashMap<>(this.bytes);
		before.bytes.forEach((name, size) -> grown.merge(name, -size, Long::sum));
		return grown.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(most)
			.map((entry) -> "%,+d bytes %s".formatted(entry.getValue(), entry.getKey()))
			.toList();
	}

}
