package org.livespring.test.tester;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveMigration;
import org.livespring.test.LiveElement;
import org.livespring.test.LiveNode;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

@LiveTest
class BasketTests {

	@MockitoBean
	private Prices prices;

	@BeforeEach
	void milkCostsTwo() {
		given(this.prices.of("Milk")).willReturn(2);
	}

	@Test
	void addsArticles(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add");
		assertThat(page).hasFlash("Added Milk").textsOf("li").containsExactly("Milk");
		assertThat(page.role("status")).hasText("2 €");
		assertThat(page).hasField("Article", "");
		assertThat(page.state("basket", Basket.State.class)).isEqualTo(new Basket.State(List.of("Milk"), 2));
	}

	@Test
	void browserDoesNotSubmitWithoutAnArticle(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.press("Add"))
			.withMessageContaining("A browser does not submit the form: textbox \"Article\": it is required");
	}

	@Test
	void serverRefusesABlankArticle(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", " ").press("Add");
		assertThat(page).hasError("Article", "What is it?").hasField("Article", " ");
	}

	@Test
	void clearsAfterAQuestion(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.press("Clear"))
			.withMessage("The button \"Clear\" (disabled) cannot be used: it is disabled");
		page.fill("Article", "Milk").press("Add");
		page.onConfirm((question) -> false).press("Clear");
		assertThat(page.questions()).containsExactly("Remove everything?");
		assertThat(page).textsOf("li").containsExactly("Milk");
		page.onConfirm((question) -> true).press("Clear");
		assertThat(page).hasNoElement("li");
	}

	@Test
	void failsWithWhatThereIs(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.press("Ad"))
			.withMessageStartingWith("The page has no button \"Ad\".\nThere is:\n  button \"Add\"")
			.withMessageContaining("textbox \"Article\": \"\"");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.fill("Artikel", "Milk"))
			.withMessageContaining("textbox \"Article\"");
	}

	@Test
	void failsWithWhatTheEngineHasLogged(LiveTester live) {
		given(this.prices.of("Gold")).willThrow(new IllegalStateException("no price"));
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Gold").press("Add");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(page).hasNoErrors())
			.withMessageContaining("[ACTION_FAILED]")
			.withMessageContaining("The engine has logged:\n  ERROR FailureReporter: [")
			.withMessageContaining("java.lang.IllegalStateException: no price");
		live.reset();
		assertThat(page.toString()).doesNotContain("no price");
	}

	@Test
	void lostAnswerDoesNotRunTwice(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk");
		page.network().loseNextAnswer();
		page.press("Add");
		assertThat(page).isConnected().hasNoErrors().textsOf("li").containsExactly("Milk");
	}

	@Test
	void userIsToldIfTheCallWasLost(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk");
		page.network().loseNextCall();
		page.press("Add");
		assertThat(page).isConnected().hasFailed("UNKNOWN_OUTCOME").hasField("Article", "Milk").hasNoElement("li");
	}

	@Test
	void answerTakesItsTime(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.network().latency(Duration.ofMillis(200));
		page.fill("Article", "Milk").press("Add");
		live.clock().advance(Duration.ofMillis(399));
		assertThat(page).hasNoElement("li").hasField("Article", "Milk");
		live.clock().advance(Duration.ofMillis(1));
		assertThat(page).textsOf("li").containsExactly("Milk");
	}

	@Test
	void connectionThatIsCutLosesWhatIsOnItsWay(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.network().latency(Duration.ofMillis(200));
		page.fill("Article", "Milk").press("Add");
		live.clock().advance(Duration.ofMillis(300));
		page.disconnect();
		page.network().latency(Duration.ZERO);
		page.reconnect();
		assertThat(page).hasNoErrors().textsOf("li").containsExactly("Milk");
	}

	@Test
	void duplicatedTabGoesItsOwnWay(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk");
		LivePage copy = page.duplicate();
		page.press("Add").fill("Article", "Salt").press("Add");
		assertThat(copy).isConnected().hasField("Article", "Milk").hasNoElement("li");
		copy.press("Add").fill("Article", "Bread").press("Add");
		assertThat(page).textsOf("li").containsExactly("Milk", "Salt");
		assertThat(copy).textsOf("li").containsExactly("Milk", "Bread");
	}

	@Test
	void userIsToldIfNobodyKnows(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk");
		page.network().loseNextAnswer();
		page.network().hold();
		page.press("Add");
		live.node().crash();
		page.network().release();
		live.settle();
		assertThat(page.isConnected()).isFalse();
		page.reconnect(live.otherNode());
		assertThat(page).hasFailed("UNKNOWN_OUTCOME").hasNoElement("li");
	}

	@Test
	void clickWithoutConnectionRunsLater(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.disconnect();
		page.fill("Article", "Milk").press("Add");
		assertThat(page).isNotConnected().hasNoElement("li");
		page.reconnect();
		assertThat(page).textsOf("li").containsExactly("Milk");
	}

	@Test
	void frameThatArrivesTwiceCountsOnce(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.network().duplicateNextFrame();
		page.fill("Article", "Milk").press("Add");
		assertThat(page).textsOf("li").containsExactly("Milk");
	}

	@Test
	void stateThatWasChangedIsRefused(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add");
		page.fill("Article", "Bread");
		page.tamper("basket");
		assertThat(page).isConnected().hasNoElement("li").hasField("Article", "Bread");
	}

	@Test
	void eachOfTwoRefusedComponentsIsRenewed(LiveTester live) {
		LivePage page = live.user("ann").open("/baskets");
		page.all("input").get(0).fill("Bread");
		page.all("input").get(1).fill("Salt");
		page.disconnect();
		live.clock().advance(Duration.ofDays(30));
		page.reconnect(live.otherNode());
		assertThat(page).isConnected();
		assertThat(page.all("input")).extracting(LiveElement::value).containsExactly("Bread", "Salt");
		page.all("form button").get(1).click();
		assertThat(page).textsOf("li").containsExactly("Salt");
	}

	@Test
	void pageComesBackOnceThereIsANode(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		live.node().crash();
		assertThat(page).isNotConnected();
		live.otherNode();
		page.fill("Article", "Milk").press("Add");
		assertThat(page).isConnected().textsOf("li").containsExactly("Milk");
	}

	@Test
	void stateThatHasExpiredIsRefused(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add");
		page.disconnect();
		live.clock().advance(Duration.ofDays(30));
		page.reconnect(live.otherNode());
		assertThat(page).isConnected().hasNoElement("li");
	}

	@Test
	void snapshotOfAnotherUserIsRefused(LiveTester live) {
		String ann = live.user("ann").open("/basket").snapshotOf("basket");
		assertThat(live.user("bob").open("/basket").snapshotOf("basket")).isNotEqualTo(ann).contains("\"bob\"");
	}

	@Test
	void newVersionGoesOnWithTheOldState(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "Milk").press("Add");
		LiveNode next = live.deploy(CountingBasket.class);
		assertThat(page.node()).isEqualTo(next);
		page.fill("Article", "Bread").press("Add");
		assertThat(page).textsOf("li").containsExactly("Milk", "Bread (2)");
	}

	@Test
	void tabsOfOneUserAreApart(LiveTester live) {
		var ann = live.user("ann");
		LivePage first = ann.open("/basket");
		LivePage second = ann.open("/basket");
		first.fill("Article", "Milk").press("Add");
		assertThat(second).hasNoElement("li");
	}

	@Test
	void pageThatIsNotThereSaysSo(LiveTester live) {
		assertThat(live.user("ann").open("/nowhere")).hasStatus(404);
		assertThat(live.browser().open("/basket")).hasUrl("/login");
	}

	@Test
	void anotherSiteIsNotLoaded(LiveTester live) {
		LivePage page = live.user("ann").open("/away");
		assertThat(page).hasUrl("https://example.org/shop?a=b").hasStatus(0);
		page.visit("https://example.org/");
		assertThat(page).hasUrl("https://example.org/");
		page.back();
		assertThat(page).hasUrl("https://example.org/shop?a=b");
	}

	/** The next version of the component. */
	@LiveComponent(name = "basket", version = 2, template = "tester/basket")
	static class CountingBasket {

		record State(List<String> articles, int total, int count) {
		}

		State mount() {
			return new State(List.of(), 0, 0);
		}

		@LiveMigration(from = 1)
		State migrate(Basket.State old) {
			return new State(old.articles(), old.total(), old.articles().size());
		}

		@LiveAction
		State add(State state, Basket.Article article) {
			String text = article.title() + " (" + (state.count() + 1) + ")";
			return new State(Stream.concat(state.articles().stream(), Stream.of(text)).toList(), state.total(),
					state.count() + 1);
		}

		@LiveAction
		State clear(State state) {
			return mount();
		}

	}

}
