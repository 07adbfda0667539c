package com.example.office;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole application, as it is. */
@SpringBootTest
@AutoConfigureLiveTester
class WholeOfficeTests {

	@Test
	void turnoverIsLoaded(LiveTester live) {
		LivePage page = live.open("/report").press("Load");
		assertThat(page.role("status")).hasText("7 €");
	}

	@Test
	void nextVersionGoesOn(LiveTester live) {
		LivePage page = live.user("ann").open("/todo").fill("Task", "Call Bob").press("Add");
		live.deploy();
		page.fill("Task", "Write to Eve").press("Add");
		assertThat(page).textsOf("li").containsExactly("Call Bob", "Write to Eve");
	}

}
