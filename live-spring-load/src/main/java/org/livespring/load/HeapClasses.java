package org.livespring.load;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the heap of a server is made of.
 *
 * @param bytes bytes by class
 */
record HeapClasses(Map<String, Long> bytes) {

	private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

	/** Read the table that the virtual machine makes. */
	static HeapClasses parse(String table) {
		Map<String, Long> bytes = new HashMap<>();
		table.lines().map(LINE::matcher).filter(Matcher::matches).forEach((line) -> {
			bytes.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum);
		});
		return new HeapClasses(bytes);
	}

	/** The classes that take most more than before, one a line. */
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
