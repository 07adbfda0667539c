package org.livespring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user types stays exactly as typed, whatever arrives meanwhile: answers come 0
 * to 2 seconds late, in order, and the server pushes into the same form in between. The
 * page's clock is the test's. More runs: {@code -Dlive.test.typing.runs=500}.
 */
class TypingTests extends AbstractClientTests {

	private static final int KEYSTROKES = 40;

	private static final int KEYSTROKE_MILLIS = 100;

	private final List<Late> late = new ArrayList<>();

	private String form = "";

	private String value = "";

	private int pushes;

	@ParameterizedTest
	@MethodSource
	void textCaretAndFocusEndAsTyped(int seed) {
		Random random = new Random(seed);
		this.form = random.nextBoolean() ? "<form><input name=\"text\" live-model=\"text\"%s></form>"
				: "<form live-validate live-submit=\"save\"><textarea name=\"text\" live-input=\"type\">%s</textarea></form>";
		this.page.clock().install();
		FakeComponent component = new FakeComponent("c1", "thing", html());
		this.server.add(component);
		this.server.body(component.host()).navigate("/");
		this.server.await(FakeServer.REHYDRATE);
		$("[name=text]").focus();
		Typist typist = new Typist(random);
		for (int time = 0; time < KEYSTROKES + 25; time++) {
			if (time < KEYSTROKES) {
				typist.press();
			}
			this.page.clock().runFor(KEYSTROKE_MILLIS);
			receive(time + random.nextInt(21));
			if (random.nextInt(6) == 0) {
				this.pushes++;
				this.server.send(update(component, component.update(html())));
			}
			answer(component, time);
			assertThat(typist.seen()).isEqualTo(typist.expected());
		}
		this.page.clock().runFor(5000);
		receive(0);
		answer(component, Integer.MAX_VALUE);
		assertThat(typist.seen()).isEqualTo(typist.expected());
		assertThat(this.value).isEqualTo(typist.text.toString());
		assertThat(text("p")).isEqualTo(String.valueOf(this.pushes));
	}

	static IntStream textCaretAndFocusEndAsTyped() {
		return IntStream.range(0, Integer.getInteger("live.test.typing.runs", 20));
	}

	private void receive(int due) {
		for (JsonNode frame : this.server.take()) {
			int earliest = this.late.isEmpty() ? 0 : this.late.get(this.late.size() - 1).due;
			this.late.add(new Late(Math.max(due, earliest), frame));
		}
	}

	private void answer(FakeComponent component, int time) {
		while (!this.late.isEmpty() && this.late.get(0).due <= time) {
			JsonNode request = this.late.remove(0).frame;
			int id = request.get(1).asInt();
			if (request.get(0).asInt() == FakeServer.PROPERTY) {
				this.value = request.get(4).get("text").asString();
			}
			else if (request.size() < 7) {
				this.value = request.get(5).get("text").asString();
			}
			this.server.send(with(List.of(6, id), component.update(html(), id)));
		}
	}

	private String html() {
		String text = this.form.contains("textarea") ? this.value
				: this.value.isEmpty() ? "" : " value=\"" + this.value + "\"";
		String alert = (this.pushes % 3 == 1) ? "<div>Saved</div>" : "";
		return alert + "<p>" + this.pushes + "</p>" + this.form.formatted(text);
	}

	private static Object[] update(FakeComponent component, List<?> fields) {
		return with(List.of(4, component.id), fields);
	}

	private static Object[] with(List<?> start, List<?> end) {
		List<Object> all = new ArrayList<>(start);
		all.addAll(end);
		return all.toArray();
	}

	private record Late(int due, JsonNode frame) {
	}

	/** Types, deletes and moves the caret, and knows what must be seen. */
	private final class Typist {

		private final Random random;

		private final StringBuilder text = new StringBuilder();

		private int caret;

		private Typist(Random random) {
			this.random = random;
		}

		private void press() {
			int choice = this.random.nextInt(10);
			if (choice == 0 && this.caret > 0) {
				this.text.deleteCharAt(--this.caret);
				key("Backspace");
			}
			else if (choice == 1 && this.caret > 0) {
				this.caret--;
				key("ArrowLeft");
			}
			else if (choice == 2 && this.caret < this.text.length()) {
				this.text.deleteCharAt(this.caret);
				key("Delete");
			}
			else if (choice > 3) {
				char letter = (char) ('a' + this.random.nextInt(26));
				this.text.insert(this.caret++, letter);
				key(String.valueOf(letter));
			}
		}

		private void key(String key) {
			TypingTests.this.page.keyboard().press(key);
		}

		private Object seen() {
			return eval("(active => `${active.name} ${active.value} ${active.selectionStart}-${active.selectionEnd}`)"
					+ "(document.activeElement)");
		}

		private String expected() {
			return "text %s %d-%d".formatted(this.text, this.caret, this.caret);
		}

	}

}
