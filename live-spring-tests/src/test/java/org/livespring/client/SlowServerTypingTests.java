package org.livespring.client;

import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.livespring.test.Browser;
import org.livespring.test.app.Memo;
import org.livespring.test.app.RunningApplication;

/**
 * What the user types stays exactly as typed with the real server, too: its answers and
 * pushes come up to 2 seconds late. Several users type at once, each in a page of their
 * own. More runs: {@code -Dlive.test.typing.runs=500}.
 */
@ExtendWith(Browser.class)
class SlowServerTypingTests {

	private static final int RUNS = Integer.getInteger("live.test.typing.runs", 20);

	private static final int AT_ONCE = 20;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@ParameterizedTest
	@MethodSource
	void textsCaretAndFocusEndAsTyped(List<Integer> seeds, BrowserContext context) {
		Memo memo = application.bean(Memo.class);
		List<Typist> typists = seeds.stream().map((seed) -> new Typist(context.newPage(), seed, memo)).toList();
		typists.forEach((typist) -> typist.open(application.url("/page/memo")));
		while (!typists.stream().allMatch(Typist::isDone)) {
			context.pages().get(0).waitForCondition(() -> typists.stream().anyMatch(Typist::isDue));
			typists.forEach(Typist::go);
		}
		typists.forEach(Typist::assertAllIsAsTyped);
	}

	static List<List<Integer>> textsCaretAndFocusEndAsTyped() {
		return IntStream.iterate(0, (first) -> first < RUNS, (first) -> first + AT_ONCE)
			.mapToObj((first) -> IntStream.range(first, Math.min(first + AT_ONCE, RUNS)).boxed().toList())
			.toList();
	}

}
