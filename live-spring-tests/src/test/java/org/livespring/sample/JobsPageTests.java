package org.livespring.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import org.livespring.JobProgress;
import org.livespring.LiveRooms;
import org.livespring.roomstate.RoomStates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@TestPropertySource(properties = "sample.delay=1500ms")
class JobsPageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private RoomStates states;

	@Autowired
	private LiveRooms rooms;

	@Test
	void openPageGivesUpAJobWhoseNodeDied(Page page) {
		Map<String, Object> dead = Map.of("job", "Report 0", "status", "RUNNING", "fraction", 0.25, "message",
				"Part 5 of 20", "time", Instant.now().minus(Duration.ofSeconds(24)).toString());
		RoomStates.Stored stored = this.states.get("jobs", "live.jobs");
		this.states.compareAndSet("jobs", "live.jobs", (stored != null) ? stored.version() : 0,
				JsonMapper.shared().writeValueAsString(Map.of("jobs", List.of(dead))));
		this.rooms.room("jobs")
			.publish(new JobProgress("Report 0", JobProgress.Status.RUNNING, 0.25, null, Instant.now()));
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/jobs");
		assertThat(page.getByText("Part 5 of 20")).isVisible();
		assertThat(page.getByText("Report 0 was given up."))
			.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
		pages.assertNoErrors();
	}

	@Test
	void everybodySeesTheProgressAlsoWhoComesLate(BrowserContext browser) {
		try (BrowserContext second = browser.browser().newContext()) {
			Page ada = browser.newPage();
			SamplePages pages = new SamplePages(ada, this.port);
			pages.open("/jobs");
			ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start")).click();
			Page late = second.newPage();
			SamplePages latePages = new SamplePages(late, this.port);
			latePages.open("/jobs");
			Locator bar = late.getByRole(AriaRole.PROGRESSBAR);
			assertThat(bar).hasCount(1);
			assertThat(Integer.parseInt(bar.getAttribute("aria-valuenow"))).isBetween(0, 99);
			for (Page page : new Page[] { ada, late }) {
				assertThat(page.getByText("Report 1 is ready.")).isVisible();
				assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "100");
			}
			latePages.open("/jobs");
			assertThat(late.getByText("Report 1 is ready.")).isVisible();
			assertThat(bar).hasAttribute("aria-valuenow", "100");
			pages.assertNoErrors();
			latePages.assertNoErrors();
		}
	}

}
