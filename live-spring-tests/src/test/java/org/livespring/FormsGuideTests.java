package org.livespring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the guide to forms are pieces of components that tests run. */
class FormsGuideTests {

	private static final Pattern EXAMPLE = Pattern.compile("```(?:java|html)\n(.*?)```", Pattern.DOTALL);

	private static final List<Path> SOURCES = List.of(Path.of("src/test/java/org/livespring/test/app"),
			Path.of("src/test/resources/testapp/live"),
			Path.of("../live-spring-sample/src/main/java/org/livespring/sample/signup"),
			Path.of("../live-spring-sample/src/main/resources/templates/live"));

	private static final String RUN = SOURCES.stream().map(FormsGuideTests::read).collect(Collectors.joining("\n"));

	@ParameterizedTest
	@MethodSource("examples")
	void exampleIsRun(String example) {
		assertThat(RUN).contains(normalize(example));
	}

	static Stream<String> examples() throws IOException {
		return EXAMPLE.matcher(Files.readString(Path.of("../docs/forms.md"))).results().map((match) -> match.group(1));
	}

	private static String read(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(FormsGuideTests::text).collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return normalize(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String normalize(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}
