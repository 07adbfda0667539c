package org.livespring.sample;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LiveNode;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the sample's pages with {@link LiveTester}. */
@SpringBootTest
@AutoConfigureLiveTester
class SampleLiveTests {

	@Test
	void counterCounts(LiveTester live) {
		LivePage page = live.user("ann").open("/counter");
		assertThat(page).hasTitle("Counter · Live Spring").isConnected();
		page.press("Increment").press("Increment").press("Decrement");
		assertThat(page.role("status")).hasText("1");
	}

	@Test
	void bothSeeWhatIsSaid(LiveTester live) {
		LivePage ann = live.user("ann").open("/chat/lobby");
		LivePage bob = live.user("bob").open("/chat/lobby");
		ann.fill("Message", "Hello").press("Send");
		assertThat(ann).hasField("Message", "");
		assertThat(bob.role("log")).containsText("Hello");
		bob.disconnect();
		ann.fill("Message", "Still there?").press("Send");
		assertThat(bob.role("log")).doesNotContainText("Still there?");
		bob.reconnect(live.otherNode());
		assertThat(bob.role("log")).textsOf("li span").containsExactly("Hello", "Still there?");
	}

	@Test
	void twoUsersACrashAndADeploy(LiveTester live) {
		LivePage ann = live.user("ann").open("/chat/lobby");
		LivePage bob = live.user("bob").open("/chat/lobby");
		ann.fill("Message", "One").press("Send");
		live.otherNode();
		live.node().crash();
		assertThat(ann).isConnected();
		assertThat(ann.node()).extracting(LiveNode::name).isEqualTo("b");
		ann.fill("Message", "Two").press("Send");
		assertThat(bob.role("log")).textsOf("li span").containsExactly("One", "Two");
		live.deploy();
		ann.fill("Message", "Three").press("Send");
		assertThat(bob.role("log")).textsOf("li span").containsExactly("One", "Two", "Three");
	}

	@Test
	void signUpShowsErrorsAndWelcomes(LiveTester live) {
		LivePage page = live.user("ann").open("/signup");
		page.press("Sign up");
		assertThat(page).hasError("Name", "Please tell us your name.");
		page.fill("Name", "Ada").fill("Email", "grace@example.org").fill("Age", "36");
		page.select("Country", "France").check("Accept the terms").press("Sign up");
		assertThat(page).hasNoFieldErrors().containsText("Ada");
	}

	@Test
	void todoItemsAreComponents(LiveTester live) {
		LivePage page = live.user("ann").open("/todo");
		page.fill("New entry", "Milk").press("Add");
		assertThat(page).containsText("Milk");
	}

}
