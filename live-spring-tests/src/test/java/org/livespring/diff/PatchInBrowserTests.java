package org.livespring.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.livespring.test.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Patches made in Java, applied by the client's own module in Chromium. */
@ExtendWith(Browser.class)
class PatchInBrowserTests {

	private static final Path MODULE = Path.of("../live-spring-core/src/main/client/patch.js");

	private static final String APPLY = """
			async ([source, cases]) => {
				const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
				const { applyPatch, hash } = await import(url)
				return cases.map(([base, patch]) => {
					const text = applyPatch(base, JSON.parse(patch))
					return [text, String(hash(text))]
				})
			}
			""";

	@Test
	void anyTwoTextsApplyToEachOther(Page page) throws IOException {
		Texts texts = new Texts(7);
		List<List<String>> cases = new ArrayList<>();
		List<List<String>> expected = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			String base = texts.next();
			String target = texts.change(base) + i;
			cases.add(List.of(base, PatchJson.write(Patch.between(base, target))));
			expected.add(List.of(target, String.valueOf(TextHash.of(target))));
		}
		assertThat(page.evaluate(APPLY, List.of(Files.readString(MODULE), cases))).isEqualTo(expected);
	}

}
