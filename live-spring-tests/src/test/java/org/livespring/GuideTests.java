package org.livespring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the guides are pieces of components and tests that are run. */
class GuideTests {

	private static final Pattern EXAMPLE = Pattern.compile("```(?:java|html)\n(.*?)```", Pattern.DOTALL);

	private static final List<Path> SOURCES = List.of(Path.of("src/test/java/org/livespring/test/app"),
			Path.of("src/test/resources/testapp/live"),
			Path.of("../live-spring-sample/src/main/java/org/livespring/sample/signup"),
			Path.of("../live-spring-sample/src/main/resources/templates/live"),
			Path.of("src/test/java/org/livespring/sample"), Path.of("src/test/java/org/livespring/test/tester"));

	private static final String RUN = SOURCES.stream().map(GuideTests::read).collect(Collectors.joining("\n"));

	@ParameterizedTest
	@MethodSource("examples")
	void exampleIsRun(String example) {
		assertThat(RUN).contains(normalize(example));
	}

	static Stream<String> examples() {
		return Stream.of("forms", "testing")
			.flatMap((guide) -> EXAMPLE.matcher(text(Path.of("../docs", guide + ".md"), UnaryOperator.identity()))
				.results())
			.map((match) -> match.group(1));
	}

	private static String read(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> text(file, GuideTests::normalize))
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file, UnaryOperator<String> change) {
		try {
			return change.apply(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String normalize(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}
