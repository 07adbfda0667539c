package org.livespring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Package structure of the engine as a table. A red test means: move the code, not the
 * table.
 */
class ArchitectureTests {

	private static final String ROOT = "org.livespring";

	private static final String CORE = "live-spring-core";

	private static final long MOST_TYPES = 25;

	/** The modules whose packages the table has. */
	private static final Set<String> MODULES = Set.of(CORE, "live-spring-boot-autoconfigure",
			"live-spring-boot-operations");

	/** Everything but the edges and the wiring. */
	private static final Set<String> ENGINE = Set.of("", "log", "budget", "concurrent", "component", "component.bind",
			"component.form", "state", "state.crypto", "state.secret", "diff", "protocol", "render", "observe",
			"identity", "claim", "room", "presence", "roomstate", "fragment", "membership", "instance", "session");

	/** Each package with those it may use; what they may use is included. */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
	// @formatter:off
			entry("log", Set.of()),
			entry("", Set.of("log")),
			entry("budget", Set.of("concurrent")),
			entry("concurrent", Set.of("")),
			entry("diff", Set.of()),
			entry("protocol", Set.of("", "diff")),
			entry("component.bind", Set.of("")),
			entry("component.form", Set.of("component.bind")),
			entry("component", Set.of("component.form")),
			entry("state.crypto", Set.of("")),
			entry("state.secret", Set.of("state.crypto")),
			entry("json", Set.of()),
			entry("state", Set.of("json", "render", "room", "state.secret")),
			entry("render", Set.of("component", "diff")),
			entry("observe", Set.of("protocol")),
			entry("identity", Set.of("component", "concurrent", "state")),
			entry("claim", Set.of("component", "concurrent")),
			entry("room", Set.of("")),
			entry("presence", Set.of("concurrent", "protocol")),
			entry("roomstate", Set.of("concurrent", "room")),
			entry("fragment", Set.of("concurrent", "presence", "protocol", "render", "room")),
			entry("membership", Set.of("fragment", "identity", "presence", "roomstate")),
			entry("instance", Set.of("budget", "claim", "concurrent", "membership", "observe")),
			entry("session", Set.of("instance")),
			entry("render.check", Set.of("render")),
			entry("render.thymeleaf", Set.of("render")),
			entry("render.jte", Set.of("render")),
			entry("render.mustache", Set.of("render")),
			entry("render.freemarker", Set.of("render")),
			entry("redis", Set.of("log")),
			entry("redis.room", Set.of("redis", "presence", "roomstate")),
			entry("redis.claim", Set.of("redis", "claim")),
			entry("redis.identity", Set.of("redis", "identity")),
			entry("http", Set.of("identity")),
			entry("websocket", Set.of("session", "http")),
			entry("page", Set.of("session", "http")),
			entry("sse", Set.of("session", "http")),
			entry("security", Set.of("session", "http")),
			entry("jfr", ENGINE),
			entry("monitor", Set.of("session")),
			entry("health", Set.of("monitor")),
			entry("metrics", ENGINE),
			entry("endpoint", Set.of("health", "monitor")),
			entry("dashboard", Set.of("monitor")),
			entry("profile", ENGINE),
			entry("profile.export", Set.of("profile")));
			// @formatter:on

	/** External packages and those of ours that know them. */
	private static final Map<String, Set<String>> KNOWN_ONLY_BY = Map.ofEntries(
	// @formatter:off
			entry("org.thymeleaf..", Set.of("render.thymeleaf")),
			entry("gg.jte..", Set.of("render.jte")),
			entry("com.samskivert.mustache..", Set.of("render.mustache")),
			entry("freemarker..", Set.of("render.freemarker")),
			entry("org.springframework.web.socket..", Set.of("websocket")),
			entry("jakarta.websocket..", Set.of("websocket")),
			entry("org.springframework.security..", Set.of("security")),
			entry("org.springframework.session..", Set.of("security")),
			entry("org.springframework.data.redis..", Set.of("redis", "redis.room", "redis.claim", "redis.identity")),
			entry("io.lettuce..", Set.of("redis")),
			entry("jdk.jfr..", Set.of("jfr")),
			entry("io.micrometer.core..", Set.of("metrics")),
			entry("org.springframework.boot.health..", Set.of("health")),
			entry("org.springframework.boot.actuate.endpoint..", Set.of("endpoint", "profile.export")));
			// @formatter:on

	/** Wire everything, with their subpackages; used by nobody else. */
	private static final DescribedPredicate<JavaClass> WIRE = JavaClass.Predicates
		.resideInAnyPackage(ROOT + ".autoconfigure..", ROOT + ".operations..");

	private static final JavaClasses classes = importFrom(MODULES);

	@Test
	void everyPackageIsInTheTable() {
		assertThat(classes).isNotEmpty();
		assertThat(classes).filteredOn(DescribedPredicate.not(WIRE))
			.extracting(JavaClass::getPackageName)
			.isSubsetOf(names(MAY_USE.keySet().stream()));
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageUsesOnlyWhatTheTableAllows(String name) {
		Set<String> used = new LinkedHashSet<>();
		collect(name, used);
		noClasses().that(resideInOneOf(names(Stream.of(name))))
			.should()
			.dependOnClassesThat(areOursButNotIn(names(used.stream())))
			.allowEmptyShould(true)
			.check(classes);
	}

	@ParameterizedTest
	@MethodSource("externalPackages")
	void externalPackageIsKnownOnlyByItsEdge(String external) {
		noClasses().that(DescribedPredicate.not(WIRE.or(resideInOneOf(names(KNOWN_ONLY_BY.get(external).stream())))))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(external)
			.allowEmptyShould(true)
			.check(classes);
	}

	@Test
	void engineKnowsNoServlet() {
		noClasses().that(resideInOneOf(names(ENGINE.stream())))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
			.allowEmptyShould(true)
			.check(classes);
	}

	@Test
	void coreKnowsNoSpringBoot() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(importFrom(Set.of(CORE)));
	}

	/** All other loggers make printable what they write. */
	@Test
	void onlyThePrintableLogWritesLogs() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + ".log", ROOT + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.apache.commons.logging.LogFactory")
			.orShould()
			.dependOnClassesThat()
			.resideInAnyPackage("org.slf4j..", "java.util.logging..")
			.check(classes);
	}

	/** Each package can be read in an hour. */
	@Test
	void packagesAreSmall() {
		Map<String, Long> sizes = classes.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		sizes.remove(ROOT);
		Map.Entry<String, Long> largest = Collections.max(sizes.entrySet(), Map.Entry.comparingByValue());
		System.out.println("Largest package: " + largest.getKey() + " with " + largest.getValue() + " types");
		assertThat(largest.getValue()).as(largest.getKey()).isLessThanOrEqualTo(MOST_TYPES);
	}

	/** Neither the topmost packages, each with those below it, nor single packages. */
	@ParameterizedTest
	@ValueSource(strings = { ".(*)..", ".(**)" })
	void packagesHaveNoCycles(String slice) {
		slices().matching(ROOT + slice).should().beFreeOfCycles().check(classes);
	}

	private static JavaClasses importFrom(Set<String> modules) {
		return new ClassFileImporter().withImportOption((location) -> modules.stream().anyMatch(location::contains))
			.importPackages(ROOT);
	}

	static Collection<String> packages() {
		return MAY_USE.keySet();
	}

	static Collection<String> externalPackages() {
		return KNOWN_ONLY_BY.keySet();
	}

	private static void collect(String name, Set<String> used) {
		if (used.add(name)) {
			MAY_USE.get(name).forEach((next) -> collect(next, used));
		}
	}

	private static Set<String> names(Stream<String> packages) {
		return packages.map((name) -> name.isEmpty() ? ROOT : ROOT + "." + name).collect(Collectors.toSet());
	}

	private static DescribedPredicate<JavaClass> resideInOneOf(Set<String> packages) {
		return DescribedPredicate.describe("reside in " + packages, (type) -> packages.contains(type.getPackageName()));
	}

	private static DescribedPredicate<JavaClass> areOursButNotIn(Set<String> packages) {
		return DescribedPredicate.describe("are ours, but not in " + packages,
				(type) -> type.getPackageName().startsWith(ROOT) && !packages.contains(type.getPackageName()));
	}

}
