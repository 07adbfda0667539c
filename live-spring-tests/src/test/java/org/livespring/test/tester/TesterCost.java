package org.livespring.test.tester;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

/**
 * Prints what a test costs: the time of one with two users, a crash and a deployment, and
 * the memory of many open pages. Run by
 * {@code mvn test -pl live-spring-tests -am -Dtest=TesterCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@SpringBootTest
@AutoConfigureLiveTester
class TesterCost {

	private static final int ROUNDS = 10;

	private static final int PAGES = 1_000;

	@Test
	void twoUsersACrashAndADeployment(LiveTester live) {
		for (int i = 0; i < ROUNDS; i++) {
			long begun = System.nanoTime();
			LivePage ann = live.user("ann").open("/basket");
			LivePage bob = live.user("bob").open("/basket");
			ann.fill("Article", "Milk").press("Add");
			live.otherNode();
			live.node().crash();
			ann.fill("Article", "Bread").press("Add");
			live.deploy();
			bob.fill("Article", "Salt").press("Add");
			System.out.printf("two users, a crash and a deployment: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
			live.reset();
		}
	}

	@Test
	void manyPages(LiveTester live) {
		long before = used();
		List<LivePage> pages = new ArrayList<>();
		long begun = System.nanoTime();
		for (int i = 0; i < PAGES; i++) {
			pages.add(live.user("user" + i).open("/basket"));
		}
		System.out.printf("%d pages: %d MB, opened in %d ms%n", pages.size(), (used() - before) >> 20,
				(System.nanoTime() - begun) / 1_000_000);
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
