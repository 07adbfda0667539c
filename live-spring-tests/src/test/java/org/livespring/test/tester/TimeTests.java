package org.livespring.test.tester;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import org.livespring.LiveJob;
import org.livespring.LiveProgress;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;
import org.livespring.test.LiveUser;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of pages as time goes on, which a test decides. */
@LiveTest(properties = { "spring.security.user.name=eve", "spring.security.user.password=secret" })
class TimeTests {

	@MockitoBean
	private Prices prices;

	@Test
	void sleepingComponentGoesOn(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add").sleep();
		page.fill("Article", "Bread").press("Add");
		assertThat(page).hasNoErrors().textsOf("li").containsExactly("Milk", "Bread");
	}

	@Test
	void eventWakesASleepingComponent(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		ann.sleep();
		bob.fill("Offer", "Lamp").press("Publish");
		assertThat(ann).textsOf("li").containsExactly("Lamp");
	}

	@Test
	void connectedPageStaysAsItIsForAMonth(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add");
		live.clock().advance(Duration.ofDays(30));
		page.fill("Article", "Bread").press("Add");
		assertThat(page).isConnected().hasNoErrors().textsOf("li").containsExactly("Milk", "Bread");
	}

	@Test
	void lostPageIsForgottenAfterItsGrace(LiveTester live) {
		LivePage page = live.user("ann").open("/offers");
		page.disconnect();
		assertThat(live.user("bob").open("/offers").role("status")).hasText("2 readers");
		live.clock().advance(Duration.ofMinutes(1));
		assertThat(live.user("eve").open("/offers").role("status")).hasText("2 readers");
		page.reconnect();
		assertThat(page.role("status")).hasText("3 readers");
	}

	@Test
	void readersOfACrashedNodeVanishWithItsLease(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		bob.reconnect(live.otherNode());
		live.clock().advance(Duration.ofMinutes(1));
		assertThat(ann.role("status")).hasText("2 readers");
		bob.disconnect();
		live.otherNode().crash();
		assertThat(ann.role("status")).hasText("2 readers");
		live.clock().advance(Duration.ofSeconds(11));
		assertThat(ann.role("status")).hasText("1 readers");
	}

	@Test
	void silentPageIsGoneUntilItIsHeardAgain(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		bob.network().hold();
		live.clock().advance(Duration.ofMinutes(3));
		assertThat(ann.role("status")).hasText("1 readers");
		bob.network().release();
		live.settle();
		assertThat(bob).isConnected();
		assertThat(ann.role("status")).hasText("2 readers");
	}

	@Test
	void nodesHearFromEachOtherAsTimeGoesOn(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		bob.reconnect(live.otherNode());
		live.clock().advance(Duration.ofHours(1));
		assertThat(ann.role("status")).hasText("2 readers");
		assertThat(bob.role("status")).hasText("2 readers");
	}

	@Test
	void userWhoTypesPausesWhenTheClockSays(LiveTester live) {
		LivePage page = live.user("ann").open("/offers");
		page.type("Search", "la");
		live.clock().advance(Duration.ofMillis(299));
		assertThat(page.find("b")).hasText("");
		live.clock().advance(Duration.ofMillis(1));
		assertThat(page.find("b")).hasText("la");
	}

	@Test
	void progressOfAJobIsWaitedFor(LiveTester live, @Autowired LiveProgress progress) {
		LivePage page = live.user("ann").open("/offers");
		LiveJob job = progress.start(Offers.ROOM, "Import");
		job.progress(0.5, null);
		job.completed(null);
		live.settle();
		assertThat(page).textsOf("li").containsExactly("Import was done");
	}

	@Test
	void loginExpiresUnlessThePageIsUsed(LiveTester live) {
		LivePage page = login(live.browser());
		live.clock().advance(Duration.ofMinutes(20));
		page.fill("Article", "Milk").press("Add");
		live.clock().advance(Duration.ofMinutes(20));
		assertThat(page).hasUrl("/basket?continue").textsOf("li").containsExactly("Milk");
		live.clock().advance(Duration.ofMinutes(31));
		assertThat(page).hasUrl("/login").hasTitle("Please sign in");
	}

	@Test
	void sessionThatEndsLeadsToTheLogin(LiveTester live) {
		LiveUser eve = live.browser();
		LivePage page = login(eve);
		eve.expireSession();
		assertThat(page).hasUrl("/login").hasTitle("Please sign in");
	}

	@Test
	void logoutElsewhereEndsAllPagesOfTheBrowser(LiveTester live) {
		LiveUser ann = live.user("ann");
		LivePage page = ann.open("/basket");
		LivePage other = live.user("ann").open("/basket");
		ann.logout();
		assertThat(page).hasUrl("/login").hasTitle("Please sign in");
		assertThat(other).hasUrl("/basket").isConnected();
	}

	private static LivePage login(LiveUser user) {
		LivePage page = user.open("/basket");
		page.fill("Username", "eve").fill("Password", "secret").press("Sign in");
		assertThat(page).hasUrl("/basket?continue").isConnected();
		return page;
	}

}
