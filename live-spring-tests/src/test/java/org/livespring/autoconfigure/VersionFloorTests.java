package org.livespring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.autoconfigure.VersionFloor.Library;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class VersionFloorTests {

	/** The artifacts that the build refuses below the floor of a library. */
	private static final Map<String, String> ARTIFACTS = Map.of("tomcat.version", "org.apache.tomcat.embed:*",
			"spring-framework.version", "org.springframework:*", "jackson-bom.version", "tools.jackson.*:*");

	@ParameterizedTest
	@CsvSource({ "11.0.25.0, true", "11.0.9, true", "10.1.99, true", "11.0.26.0, false", "11.0.26, false",
			"11.0.100, false", "11.1.0, false", "12.0.0-M1, false", "11.0.25-SNAPSHOT, true", "11.0.x, false",
			"'', false", "unknown, false", "11.0, false", "99999999999.0.1, false" })
	void versionBelowTheFloorIsAProblem(String version, boolean problem) {
		assertThat(library(version).problem() != null).isEqualTo(problem);
	}

	@Test
	void oneWarningNamesVersionsFloorsAndProperties(CapturedOutput output) {
		new VersionFloor(List.of(library("11.0.20.0"), new Library("Other", "other.version", "2.0.0", () -> "1.9.9"),
				new Library("New", "new.version", "2.0.0", () -> "2.0.1")))
			.afterSingletonsInstantiated();
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.endsWith("There are security advisories for libraries of this application: Tomcat 11.0.20.0 is older than "
					+ "11.0.26, set the property tomcat.version of the build; Other 1.9.9 is older than 2.0.0, set the "
					+ "property other.version of the build");
	}

	@Test
	void libraryThatIsAbsentOrBrokenIsNoProblem(CapturedOutput output) {
		new VersionFloor(List.of(library(null), new Library("Absent", "a.version", "1.0.0", () -> {
			throw new NoClassDefFoundError("org/example/Version");
		}), new Library("Broken", "b.version", "1.0.0", () -> {
			throw new IllegalStateException("on purpose");
		}))).afterSingletonsInstantiated();
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void versionsOfTheBuildAreReadFromTheLibrariesAndAreNoProblem() {
		assertThat(VersionFloor.LIBRARIES).allSatisfy((library) -> {
			assertThat(library.version().get()).isNotNull().matches("\\d+\\.\\d+\\.\\d+.*");
			assertThat(library.problem()).isNull();
		});
	}

	@Test
	void buildRefusesAndChoosesTheSameVersions() throws IOException {
		String pom = Files.readString(Path.of("../pom.xml"));
		assertThat(VersionFloor.LIBRARIES).allSatisfy((library) -> {
			assertThat(pom)
				.contains("<exclude>" + ARTIFACTS.get(library.property()) + ":(," + library.floor() + ")</exclude>");
			Matcher chosen = Pattern.compile("<" + library.property() + ">([^<]+)<").matcher(pom);
			assertThat(chosen.find()).isTrue();
			assertThat(
					new Library(library.name(), library.property(), library.floor(), () -> chosen.group(1)).problem())
				.isNull();
		});
	}

	private static Library library(@Nullable String version) {
		return new Library("Tomcat", "tomcat.version", "11.0.26", () -> version);
	}

}
