package org.livespring.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples that need a compiler of their own are in the consumer projects. */
class ConsumerExamplesTests {

	private static final Path PROJECTS = Path.of("../live-spring-boot-starter/src/it");

	private static final Pattern SOURCE = Pattern.compile(".*\\.(?:java|kt)");

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleIsBuilt(Example example) {
		String built = sources();
		for (String paragraph : example.text().split("\n\\s*\n")) {
			assertThat(built).as(example.toString()).contains(normalize(paragraph));
		}
	}

	static Stream<Example> examples() {
		return Example.in("kotlin", "java").filter(ConsumerExamplesTests::isOfConsumer);
	}

	static boolean isOfConsumer(Example example) {
		return example.language().equals("kotlin") || example.text().startsWith("@With")
				|| example.text().startsWith("@RecordBuilder");
	}

	private static String sources() {
		try (Stream<Path> files = Files.walk(PROJECTS)) {
			return files.filter((file) -> SOURCE.matcher(file.toString()).matches())
				.map((file) -> normalize(Example.text(file)))
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String normalize(String text) {
		return text.replaceAll(" *//.*", "").replaceAll("\\s+", " ").strip();
	}

}
