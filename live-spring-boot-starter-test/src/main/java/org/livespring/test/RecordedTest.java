package org.livespring.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes a recording as a class with a test. */
final class RecordedTest {

	private static final String HEAD = """
			import java.time.Duration;
			import java.util.Locale;

			import org.junit.jupiter.api.Test;

			import org.springframework.boot.test.context.SpringBootTest;

			import org.livespring.test.AutoConfigureLiveTester;
			import org.livespring.test.LiveNode;
			import org.livespring.test.LivePage;
			import org.livespring.test.LiveTester;
			import org.livespring.test.LiveUser;

			import static org.assertj.core.api.Assertions.assertThat;

			@SpringBootTest
			@AutoConfigureLiveTester
			class RecordedTests {

				@Test
				void recorded(LiveTester live) {
			""";

	private RecordedTest() {
	}

	/**
	 * Write a test.
	 * @param home package of the application, {@code null} for none
	 * @param statements what was done, and what is expected then
	 */
	static String of(@Nullable String home, List<String> statements) {
		StringBuilder text = new StringBuilder((home != null) ? "package " + home + ";\n\n" : "");
		text.append(HEAD);
		statements.forEach((line) -> text.append("\t\t").append(line).append('\n'));
		return text.append("\t}\n\n}\n").toString();
	}

}
