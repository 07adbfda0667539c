package org.livespring.examples;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties that the documentation names exist. */
class PropertyExamplesTests {

	private static final Pattern PROPERTY = Pattern
		.compile("`((?:live|spring|server|management|logging)(?:\\.[a-z*][\\w\\[\\]-]*|\\.\\*)+)(?:=[^`]*)?`");

	/**
	 * Codes of messages, names of observations, a method in templates, the subprotocol,
	 * and a property of a web server that is not on the class path.
	 */
	private static final Pattern OTHER_NAME = Pattern
		.compile("live\\.(?:text\\..*|error\\..*|action|listener|mount|phase"
				+ "|property|publish|receive|rehydrate|task|format|v1(?:\\.json)?)"
				+ "|server\\.jetty\\.connection-idle-timeout");

	/** A line of the table that MatrixTests reads. */
	private static final Pattern SET_UP = Pattern.compile("(?m)^\\|.*\\| (?:goes on|asks for the login) \\|.*$");

	private final KnownProperties known = new KnownProperties(getClass().getClassLoader());

	PropertyExamplesTests() throws IOException {
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleHasKnownProperties(Example example) throws IOException {
		assertThat(properties(example).keySet()).as(example.toString())
			.isNotEmpty()
			.allMatch((name) -> this.known.contains(name.toString()));
	}

	static Stream<Example> examples() {
		// What configures Kubernetes is only read
		return Example.in("properties", "yaml").filter((example) -> !example.text().contains("Probe"));
	}

	@Test
	void namesInTextsAreKnown() throws IOException {
		Path meters = Path.of("../docs/metrics.md");
		// MetricsDocumentIntegrationTests checks them
		Set<String> others = names(meters).collect(Collectors.toSet());
		Set<String> unknown = new TreeSet<>();
		try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
			Stream.concat(Stream.of(Path.of("../README.md")), docs)
				.filter((path) -> path.toString().endsWith(".md") && !path.equals(meters))
				.forEach((page) -> names(page)
					.filter((name) -> !this.known.contains(name) && !others.contains(name)
							&& !OTHER_NAME.matcher(name).matches())
					.forEach((name) -> unknown.add(page.getFileName() + ": " + name)));
		}
		assertThat(unknown).isEmpty();
	}

	private static Stream<String> names(Path page) {
		String text = SET_UP.matcher(Example.text(page)).replaceAll("");
		return PROPERTY.matcher(text).results().map((name) -> name.group(1));
	}

	private static Properties properties(Example example) throws IOException {
		if (example.language().equals("yaml")) {
			YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
			yaml.setResources(new ByteArrayResource(example.text().getBytes(StandardCharsets.UTF_8)));
			return yaml.getObject();
		}
		Properties properties = new Properties();
		properties.load(new StringReader(example.text()));
		return properties;
	}

}
