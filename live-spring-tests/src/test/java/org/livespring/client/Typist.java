package org.livespring.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

import org.livespring.test.app.Memo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types, selects, deletes and changes between fields of all kinds like a user, knows what
 * must be seen, and has the server push into the form meanwhile.
 */
final class Typist {

	private static final int STEPS = 40;

	private static final String LOOK = """
			() => {
				const field = document.activeElement
				return [field.dataset.field, field.value, field.selectionStart, field.selectionEnd].join("|")
			}""";

	private static final String SETTLED = """
			([title, text, a, b, c, pushes]) => {
				const field = name => document.querySelector(`[data-field=${name}]`)
				const shows = (name, value) => field(name).defaultValue === value && field(name).value === value
				return shows("title", title) && shows("text", text)
						&& field("a").value === a && field("b").value === b && field("c").value === c
						&& shows("amount", field("amount").value) && shows("day", field("day").value)
						&& !field("agreed").checked && document.querySelector("output").textContent === pushes
			}""";

	private static final List<String> AMOUNTS = List.of("12.5", "1.50", "-0.5", "1e3", "7", "3.25", "16", "-", "1e",
			"0.0625");

	private final Page page;

	private final Random random;

	private final Memo memo;

	private final String name;

	private final LateFrames frames;

	private final TypedField[] fields = { new TypedField("title"), new TypedField("text"), new TypedField("a"),
			new TypedField("b"), new TypedField("c") };

	/** What is left to do in a field of another kind. */
	private final Deque<Runnable> visit = new ArrayDeque<>();

	private @Nullable Double amount;

	private @Nullable String day;

	private int current;

	private int steps;

	private int pushes;

	private String id = "";

	private long next;

	Typist(Page page, int seed, Memo memo) {
		this.page = page;
		this.random = new Random(seed);
		this.memo = memo;
		this.name = "seed " + seed;
		this.frames = new LateFrames(page, new Random(seed));
	}

	/** Open the page and put the caret into the first field. */
	void open(String url) {
		this.page.navigate(url);
		this.page.getByText("Joined").waitFor();
		this.id = this.page.locator("[live-id]").getAttribute("live-id");
		locate("title").focus();
		this.frames.begin();
		this.next = System.nanoTime();
	}

	boolean isDue() {
		return this.frames.isDue() || (!isDone() && this.next <= System.nanoTime());
	}

	boolean isDone() {
		return this.steps >= STEPS && this.visit.isEmpty();
	}

	/** Do what it is time for. */
	void go() {
		if (this.frames.release()) {
			assertAsTyped();
		}
		if (!isDone() && this.next <= System.nanoTime()) {
			this.steps++;
			step();
			assertAsTyped();
			int pause = (this.random.nextInt(6) == 0) ? 500 : 20 + this.random.nextInt(100);
			this.next = System.nanoTime() + pause * 1_000_000L;
		}
	}

	private void step() {
		if (this.random.nextInt(5) == 0) {
			this.pushes++;
			this.memo.push(this.id);
		}
		if (!this.visit.isEmpty()) {
			this.visit.remove().run();
			return;
		}
		TypedField field = this.fields[this.current];
		switch (this.random.nextInt(16)) {
			case 0, 1 -> press("Backspace", field::backspace);
			case 2 -> press("Delete", field::delete);
			case 3 -> press("ArrowLeft", field::left);
			case 4 -> press("ArrowRight", field::right);
			case 5 -> press("Home", field::home);
			case 6 -> press("End", field::end);
			case 7 -> press("Shift+ArrowLeft", field::selectLeft);
			case 8 -> press("Shift+Home", field::selectHome);
			case 9 ->
				changeField((this.current + 1 + this.random.nextInt(this.fields.length - 1)) % this.fields.length);
			case 10 -> visit();
			default -> type(field);
		}
	}

	private void type(TypedField field) {
		String letter = String.valueOf((char) ('a' + this.random.nextInt(26)));
		press(letter, () -> field.type(letter));
	}

	private void changeField(int next) {
		this.current = next;
		locate(this.fields[next].name()).focus();
		press("End", this.fields[next]::end);
	}

	private void visit() {
		switch (this.random.nextInt(3)) {
			case 0 -> visitAmount(AMOUNTS.get(this.random.nextInt(AMOUNTS.size())));
			case 1 -> visitDay("%02d%02d20%02d".formatted(1 + this.random.nextInt(12), 1 + this.random.nextInt(28),
					this.random.nextInt(30)));
			default -> this.visit.add(() -> locate("agreed").click());
		}
		this.visit.add(() -> changeField(this.current));
	}

	/** Half typed it is no value. */
	private void visitAmount(String typed) {
		this.visit.add(() -> {
			locate("amount").focus();
			this.page.keyboard().press("Control+a");
		});
		typed.chars().forEach((key) -> this.visit.add(() -> this.page.keyboard().type(Character.toString(key))));
		boolean half = typed.endsWith("-") || typed.endsWith("e");
		this.visit.add(() -> assertThat(locate("amount").inputValue()).as(this.name).isEqualTo(half ? "" : typed));
		this.amount = half ? null : Double.valueOf(Math.min(10, Double.parseDouble(typed)));
	}

	private void visitDay(String typed) {
		this.visit.add(() -> locate("day").focus());
		typed.chars().forEach((key) -> this.visit.add(() -> this.page.keyboard().type(Character.toString(key))));
		String iso = typed.substring(4) + "-" + typed.substring(0, 2) + "-" + typed.substring(2, 4);
		this.visit.add(() -> assertThat(locate("day").inputValue()).as(this.name).isEqualTo(iso));
		this.day = iso;
	}

	private Locator locate(String field) {
		return this.page.locator("[data-field=" + field + "]");
	}

	private void press(String key, Runnable effect) {
		effect.run();
		this.page.keyboard().press(key);
	}

	private void assertAsTyped() {
		if (!this.visit.isEmpty()) {
			return;
		}
		assertThat(this.page.evaluate(LOOK)).as(this.name).isEqualTo(this.fields[this.current].seen());
	}

	/** Wait until the server knows it all. */
	void assertAllIsAsTyped() {
		List<String> all = new ArrayList<>(Arrays.stream(this.fields).map(TypedField::text).toList());
		all.add(String.valueOf(this.pushes));
		this.page.waitForCondition(() -> {
			go();
			return !this.frames.isPending() && Boolean.TRUE.equals(this.page.evaluate(SETTLED, all));
		}, new Page.WaitForConditionOptions().setTimeout(30_000));
		assertAsTyped();
		if (this.amount != null) {
			assertThat(Double.valueOf(locate("amount").inputValue())).as(this.name).isEqualTo(this.amount);
		}
		if (this.day != null) {
			assertThat(locate("day").inputValue()).as(this.name).isEqualTo(this.day);
		}
	}

}
