package org.livespring.diff;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** HTML as components render it. */
final class Html {

	private Html() {
	}

	static String counter(int count) {
		return """
				<section class="counter"><h1>Counter</h1>
				<p>Count: <output role="status">%d</output></p>
				<button live-click="increment">Increment</button><button live-click="decrement">Decrement</button>
				""".formatted(count) + "<p>Press a button to see the number change.</p>\n".repeat(17) + "</section>";
	}

	/** Ids of 200 rows, which are about 20 KB of HTML. */
	static List<Integer> ids() {
		return IntStream.rangeClosed(1, 200).boxed().collect(Collectors.toList());
	}

	static String table(List<Integer> ids) {
		return ids.stream()
			.map((id) -> row(id, id % 7))
			.collect(Collectors.joining("", "<table><tbody>", "</tbody></table>"));
	}

	static String row(int id, int quantity) {
		return "<tr><td>%1$d</td><td>Item %1$d</td><td>%2$d</td><td><button live-click=\"add\" live-value-id=\"%1$d\">Add one</button></td></tr>\n"
			.formatted(id, quantity);
	}

}
