package org.livespring.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.test.headless.HeadlessApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs an application on class paths that really lack optional libraries, two at a time.
 */
class MissingLibrariesIntegrationTests {

	/** Regular expressions for the names of JAR files and modules. */
	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@ValueSource(strings = { "live-spring-boot-operations.*",
			"(spring-boot-security|spring-security|thymeleaf-extras).*",
			"(spring-boot-validation|hibernate-validator|jakarta\\.validation).*",
			"(spring-boot-)?(thymeleaf|mustache|jmustache|freemarker|jte).*",
			"(spring-boot-data-redis|spring-data-redis|lettuce).*",
			"(spring-boot-actuator|spring-boot-health|spring-boot-micrometer|micrometer-(core|jakarta|registry|tracing)|prometheus).*",
			"(spring-boot-)?(spring-security|spring-session|security|session|validation|hibernate|jakarta\\.validation|thymeleaf|mustache|jmustache"
					+ "|freemarker|jte|data|spring-data|lettuce|micrometer-core|micrometer-metrics|actuator|health).*" })
	void applicationRunsWithout(String missing) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPathWithout(Pattern.compile(missing)),
				HeadlessApplication.class.getName())
			.redirectErrorStream(true)
			.start();
		try {
			assertThat(output(process)).contains(HeadlessApplication.SUCCESS);
			assertThat(process.waitFor()).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static String output(Process process) throws IOException {
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/** Of a module that is not packed, where its classes are. */
	private static String name(Path entry) {
		return (entry.endsWith("target/classes") ? entry.getParent().getParent() : entry).getFileName().toString();
	}

	private static String classPathWithout(Pattern missing) {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
			.filter((entry) -> !missing.matcher(name(Path.of(entry))).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
