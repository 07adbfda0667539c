package org.livespring.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Maven commands of the documentation name exists. */
class CommandExamplesTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^)(mvn [^`\n]+)");

	private static final Pattern OPTION = Pattern.compile("-(D[\\w.]+=|pl |P)(\"[^\"]*\"|'[^']*'|\\S+)");

	private static final Pattern NAME = Pattern.compile("[A-Z]\\w+");

	private final Map<String, Predicate<String>> options = Map.of("pl ", (module) -> Files.exists(ROOT.resolve(module)),
			"P", this::areProfiles, "Dtest=", this::isClass, "Djetty.tests=", this::isClass, "Djmh.args=",
			this::isClass, "Drun.main=", this::isClass, "Dload.args=", this::areScenarios, "Dinvoker.test=",
			(project) -> Files.exists(ROOT.resolve("live-spring-boot-starter/src/it").resolve(project)));

	@ParameterizedTest
	@MethodSource("commands")
	void commandNamesWhatExists(String command) {
		assertThat(OPTION.matcher(command).results()).allSatisfy((option) -> {
			String value = option.group(2).replaceAll("[\"']", "");
			Predicate<String> exists = this.options.getOrDefault(option.group(1), (other) -> true);
			assertThat(exists.test(value)).as(option.group()).isTrue();
			if (option.group(1).startsWith("Dlive.test.")) {
				String property = "\"" + option.group(1).substring(1).replace("=", "") + "\"";
				assertThat(sources(".java")).as(property).anyMatch((source) -> source.contains(property));
			}
		});
	}

	static Stream<String> commands() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Path> pages = docs.filter((path) -> path.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), pages.stream())
				.flatMap((page) -> COMMAND.matcher(Example.text(page)).results())
				.map((command) -> command.group(1))
				.distinct();
		}
	}

	private boolean areProfiles(String names) {
		return Arrays.stream(names.split(","))
			.allMatch((name) -> sources("pom.xml").anyMatch((pom) -> pom.contains("<id>" + name + "</id>")));
	}

	private boolean isClass(String text) {
		return NAME.matcher(text)
			.results()
			.allMatch((name) -> text.contains("*") || sources("/" + name.group() + ".java").findAny().isPresent());
	}

	private boolean areScenarios(String arguments) {
		String driver = sources("/LoadDriver.java").findFirst().orElseThrow();
		String options = sources("/LoadOptions.java").findFirst().orElseThrow();
		return Arrays.stream(arguments.split(" "))
			.map((argument) -> argument.replaceAll("^--|=.*$", ""))
			.allMatch((name) -> (driver + options).contains("\"" + name + "\""));
	}

	/** Returns the texts of the files of all modules whose paths end as given. */
	private static Stream<String> sources(String end) {
		try (Stream<Path> files = Files.find(ROOT, 12,
				(file, attributes) -> file.toString().endsWith(end) && !file.toString().contains("/target/"))) {
			return files.map(Example::text).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
