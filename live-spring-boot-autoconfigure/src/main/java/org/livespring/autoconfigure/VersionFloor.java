package org.livespring.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.catalina.util.ServerInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.SpringVersion;

/**
 * Warns of libraries with known advisories that a client can reach. The application
 * chooses their versions, so this is no reason not to start. The build of Live Spring
 * itself enforces the same versions.
 */
final class VersionFloor implements SmartInitializingSingleton {

	/**
	 * A reference to a method, instead of a lambda, would load the library's class here.
	 */
	static final List<Library> LIBRARIES = List.of(
			new Library("Tomcat", "tomcat.version", "11.0.26", () -> ServerInfo.getServerNumber()),
			new Library("Spring Framework", "spring-framework.version", "7.0.9", SpringVersion::getVersion),
			new Library("Jackson", "jackson-bom.version", "3.1.5",
					() -> tools.jackson.core.json.PackageVersion.VERSION.toString()),
			new Library("Jackson Databind", "jackson-bom.version", "3.1.5",
					() -> tools.jackson.databind.cfg.PackageVersion.VERSION.toString()));

	private static final Log logger = LogFactory.getLog(VersionFloor.class);

	private final List<Library> libraries;

	VersionFloor() {
		this(LIBRARIES);
	}

	VersionFloor(List<Library> libraries) {
		this.libraries = libraries;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String old = this.libraries.stream()
			.map(Library::problem)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("; "));
		if (!old.isEmpty()) {
			logger.warn("There are security advisories for libraries of this application: " + old);
		}
	}

	/**
	 * A library that handles what clients send.
	 *
	 * @param name its name
	 * @param property the property of the build that chooses its version
	 * @param floor the first version without known advisories
	 * @param version reads the version from the library, which may be absent
	 */
	record Library(String name, String property, String floor, Supplier<@Nullable String> version) {

		private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?!\\d).*");

		@Nullable String problem() {
			String found = found();
			return (found != null && isBelow(found)) ? this.name + " " + found + " is older than " + this.floor
					+ ", set the property " + this.property + " of the build" : null;
		}

		/** Returns nothing if the library is absent, or does not know its version. */
		private @Nullable String found() {
			try {
				return this.version.get();
			}
			catch (RuntimeException | LinkageError ex) {
				return null;
			}
		}

		/** A version without three numbers is not known, and thus not told. */
		private boolean isBelow(String found) {
			Matcher actual = NUMBERS.matcher(found);
			Matcher least = NUMBERS.matcher(this.floor);
			return actual.matches() && least.matches() && compare(actual, least) < 0;
		}

		private static int compare(MatchResult one, MatchResult other) {
			return IntStream.rangeClosed(1, 3)
				.map((part) -> Integer.compare(Integer.parseInt(one.group(part)), Integer.parseInt(other.group(part))))
				.filter((difference) -> difference != 0)
				.findFirst()
				.orElse(0);
		}

	}

}
