package org.livespring.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * For any old and new HTML a host is after the patch what the browser makes of the new
 * HTML in a page, and what scripts made of it is still there. The seed is printed and can
 * be given as {@code live.test.patch.seed}, the number of pairs as
 * {@code live.test.patch.pairs}.
 */
class PatchPropertyTests extends AbstractClientTests {

	private static final int PART = 5000;

	/** The same pairs each time; others are tried by the command in CONTRIBUTING.md. */
	private static final int SEED = 20_261_130;

	@ParameterizedTest
	@CsvSource({ "patch-property.js, 10000", "script-property.js, 5000" })
	void patchIsRight(String property, int pairs) throws IOException {
		String script = script(property);
		int seed = Integer.getInteger("live.test.patch.seed", SEED);
		System.out.println(property + ": -Dlive.test.patch.seed=" + seed);
		int wanted = Integer.getInteger("live.test.patch.pairs", pairs);
		for (int done = 0; done < wanted; done += PART) {
			this.server.withoutPolicy().body("").navigate("/");
			Map<?, ?> result = (Map<?, ?>) this.page.evaluate(script,
					Map.of("seed", seed + done, "pairs", Math.min(PART, wanted - done)));
			assertThat((List<?>) result.get("wrong")).as("seed " + seed).isEmpty();
			assertThat(((Number) result.get("done")).intValue()).isPositive();
		}
	}

	private static String script(String name) throws IOException {
		try (InputStream script = PatchPropertyTests.class.getResourceAsStream("/client/" + name)) {
			return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
		}
	}

}
