package org.livespring.matrix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.livespring.examples.KnownProperties;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.Browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A user at an application in each of the set-ups that {@code docs/spring.md} lists. The
 * application is the consumer project {@code matrix} of the starter. Each build tries
 * some of the set-ups, {@code -Dlive.test.matrix=all} all, and another value those whose
 * names match it.
 */
@ExtendWith(Browser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTests {

	private static final String CHOSEN = System.getProperty("live.test.matrix", "");

	private final Map<String, List<String>> results = new LinkedHashMap<>();

	private Build build;

	private RedisProcess redis;

	@BeforeAll
	void prepare() {
		assumeTrue(Build.isApplicationThere(), "The consumer project is not built; run mvn verify");
		this.build = new Build();
		this.redis = RedisProcess.start();
	}

	@AfterAll
	void report() {
		if (this.redis != null) {
			this.redis.close();
		}
		System.out.println("| set-up, seconds | " + String.join(" | ", Visit.STEPS) + " | all |");
		this.results
			.forEach((name, cells) -> System.out.println("| " + name + " | " + String.join(" | ", cells) + " |"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("setUps")
	void pageIsAtHome(SetUp setUp, BrowserContext given) throws Exception {
		assumeTrue(Build.hasJava(setUp.java()), () -> "There is no Java " + setUp.java());
		List<String> cells = new ArrayList<>();
		this.results.put(setUp.name(), cells);
		long begin = System.nanoTime();
		NewContextOptions options = new NewContextOptions().setIgnoreHTTPSErrors(true)
			.setHttpCredentials("user", "secret");
		try (MatrixServer server = this.build.server(setUp, this.redis.port());
				BrowserContext browser = given.browser().newContext(options)) {
			server.start();
			Visit visit = new Visit(setUp, server, browser);
			try {
				visit.steps(cells::add);
			}
			catch (RuntimeException | AssertionError ex) {
				cells.add("failed");
				throw new AssertionError(setUp + ": " + visit.seen(), ex);
			}
			assertThat(server.complaints()).isEmpty();
			cells.add(Visit.secondsSince(begin));
		}
	}

	@Test
	void propertiesOfAllSetUpsExist() throws IOException {
		KnownProperties known = new KnownProperties(this.build.metadata());
		assertThat(SetUp.all()).hasSizeGreaterThan(40)
			.allSatisfy((setUp) -> assertThat(setUp.properties()).allMatch(known::contains));
	}

	static Stream<SetUp> setUps() {
		return SetUp.all()
			.stream()
			.filter((setUp) -> CHOSEN.isEmpty() ? setUp.inEachBuild()
					: CHOSEN.equals("all") || Pattern.compile(CHOSEN).matcher(setUp.name()).find());
	}

}
