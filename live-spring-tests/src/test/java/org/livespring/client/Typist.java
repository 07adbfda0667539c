package org.livespring.client;

import java.util.Random;

import com.microsoft.playwright.Page;

import org.livespring.test.app.Memo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types, selects, deletes and changes between two fields like a user, knows what must be
 * seen, and has the server push into the form meanwhile.
 */
final class Typist {

	private static final int STEPS = 40;

	private static final String LOOK = """
			() => {
				const field = document.activeElement
				return [field.name, field.value, field.selectionStart, field.selectionEnd].join("|")
			}""";

	private static final String SETTLED = """
			([title, text, pushes]) => {
				const shows = (name, value) => {
					const field = document.querySelector(`[name=${name}]`)
					return field.defaultValue === value && field.value === value
				}
				return shows("title", title) && shows("text", text)
						&& document.querySelector("output").textContent === pushes
			}""";

	private final Page page;

	private final Random random;

	private final Memo memo;

	private final String name;

	private final LateFrames frames;

	private final TypedField[] fields = { new TypedField("title"), new TypedField("text") };

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
		this.page.locator("[name=title]").focus();
		this.frames.begin();
		this.next = System.nanoTime();
	}

	boolean isDue() {
		return this.frames.isDue() || (this.steps < STEPS && this.next <= System.nanoTime());
	}

	boolean isDone() {
		return this.steps == STEPS;
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
			case 9 -> changeField();
			default -> type(field);
		}
	}

	private void type(TypedField field) {
		String letter = String.valueOf((char) ('a' + this.random.nextInt(26)));
		press(letter, () -> field.type(letter));
	}

	private void changeField() {
		this.current = 1 - this.current;
		this.page.locator("[name=" + this.fields[this.current].name() + "]").focus();
		press("End", this.fields[this.current]::end);
	}

	private void press(String key, Runnable effect) {
		effect.run();
		this.page.keyboard().press(key);
	}

	private void assertAsTyped() {
		assertThat(this.page.evaluate(LOOK)).as(this.name).isEqualTo(this.fields[this.current].seen());
	}

	/** Wait until the server knows it all. */
	void assertAllIsAsTyped() {
		Object[] all = { this.fields[0].text(), this.fields[1].text(), String.valueOf(this.pushes) };
		this.page.waitForCondition(() -> {
			go();
			return !this.frames.isPending() && Boolean.TRUE.equals(this.page.evaluate(SETTLED, all));
		}, new Page.WaitForConditionOptions().setTimeout(30_000));
		assertAsTyped();
	}

}
