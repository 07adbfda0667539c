package org.livespring.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LiveNode;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;
import org.livespring.test.LiveUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A test for each page of the sample, without a browser. */
@SpringBootTest
@AutoConfigureLiveTester
class SampleLiveTests {

	@Autowired
	private LiveTester live;

	private LivePage open(String path) {
		return this.live.user("ann").open(path);
	}

	@Test
	void counterCounts() {
		LivePage page = open("/counter");
		assertThat(page).hasTitle("Counter · Live Spring").isConnected();
		page.press("Increment").press("Increment").press("Decrement");
		assertThat(page.role("status")).hasText("1");
		page.press("Reset");
		assertThat(page.role("status")).hasText("0");
	}

	@Test
	void rowsAreAddedAndRemoved() {
		LivePage page = open("/rows");
		int rows = page.all("tbody tr").size();
		page.press("Insert at top");
		assertThat(page.all("tbody tr")).hasSize(rows + 1);
		page.press("Remove last").press("Remove last");
		assertThat(page.all("tbody tr")).hasSize(rows - 1);
		String quantity = page.find("tbody tr:first-child td:nth-child(3)").text();
		page.find("tbody tr:first-child button").click();
		assertThat(page.find("tbody tr:first-child td:nth-child(3)"))
			.hasText(String.valueOf(Integer.parseInt(quantity) + 1));
	}

	@Test
	void signUpShowsErrorsAndWelcomes() {
		LivePage page = open("/signup");
		page.press("Sign up");
		assertThat(page).hasError("Name", "Please tell us your name.");
		page.fill("Name", "Grace").fill("Email", "grace@example.org").fill("Age", "36");
		page.select("Country", "France").check("Accept the terms");
		assertThat(page).hasNoFieldErrors();
		page.press("Sign up");
		assertThat(page.role("status")).containsText("Grace");
		assertThat(page).hasField("Name", "");
	}

	@Test
	void booksAreFoundAndTheAddressFollows() {
		LivePage page = open("/search");
		String all = page.role("status").text();
		page.fill("Search", "garden");
		assertThat(page).hasUrl("/search?q=garden");
		assertThat(page.role("status").text()).isNotEqualTo(all);
		assertThat(page.all(".books li").get(0)).containsText("Garden");
		page.reload();
		assertThat(page).hasField("Search", "garden").hasUrl("/search?q=garden");
	}

	@Test
	void entriesAreAddedEditedAndDone() {
		LivePage page = open("/todo");
		int entries = page.all(".entries li").size();
		page.fill("New entry", "Buy a lamp").press("Add");
		assertThat(page.all(".entries li")).hasSize(entries + 1);
		page.press("Edit Buy a lamp").fill("Edit entry", "Buy two lamps").press("Save");
		page.check("Buy two lamps").press("Done");
		assertThat(page).textsOf(".entries li").anyMatch((text) -> text.contains("Buy two lamps"));
		page.press("All").press("Clear done");
		assertThat(page).doesNotContainText("Buy two lamps");
	}

	@Test
	void cardsMoveForEverybody() {
		LivePage ann = open("/board");
		LivePage bob = this.live.user("bob").open("/board");
		ann.fill("New card", "Hang the lamps").press("Add");
		assertThat(bob.role("region", "To do")).containsText("Hang the lamps");
		bob.press("Move Hang the lamps to Doing");
		assertThat(ann.role("region", "To do")).doesNotContainText("Hang the lamps");
		ann.press("Remove Hang the lamps");
		assertThat(bob).doesNotContainText("Hang the lamps");
	}

	@Test
	void slowValueArrives() {
		LivePage page = open("/async");
		assertThat(page).hasElement("[aria-live] .success").doesNotContainText("Loading the forecast");
		page.press("Make it fail");
		assertThat(page).containsText("The forecast could not be loaded.");
	}

	@Test
	void bothSeeWhatIsSaid() {
		LivePage ann = open("/chat/lobby");
		LivePage bob = this.live.user("bob").open("/chat/lobby");
		ann.fill("Message", "Hello").press("Send");
		assertThat(ann).hasField("Message", "");
		assertThat(bob.role("log")).containsText("Hello");
		bob.disconnect();
		ann.fill("Message", "Still there?").press("Send");
		assertThat(bob.role("log")).doesNotContainText("Still there?");
		bob.reconnect(this.live.otherNode());
		assertThat(bob.role("log")).textsOf("li span").containsExactly("Hello", "Still there?");
	}

	@Test
	void whoTypesIsShownToTheOthers() {
		LivePage ann = open("/chat/lobby").fill("Your name", "Ann");
		LivePage bob = this.live.user("bob").open("/chat/lobby");
		ann.type("Message", "Hel");
		this.live.settle();
		assertThat(bob).containsText("Ann is typing …");
		bob.close();
		assertThat(ann).textsOf(".people li").containsExactly("Ann");
	}

	@Test
	void twoUsersACrashAndADeployment() {
		LivePage ann = open("/chat/lobby");
		LivePage bob = this.live.user("bob").open("/chat/lobby");
		ann.fill("Message", "One").press("Send");
		LiveNode other = this.live.otherNode();
		this.live.node().crash();
		assertThat(ann.node()).isEqualTo(other);
		ann.fill("Message", "Two").press("Send");
		assertThat(bob.role("log")).textsOf("li span").containsExactly("One", "Two");
		this.live.deploy();
		ann.fill("Message", "Three").press("Send");
		assertThat(bob.role("log")).textsOf("li span").containsExactly("One", "Two", "Three");
	}

	@Test
	void pagesNeedALogin() {
		LiveUser nobody = this.live.browser();
		assertThat(nobody.open("/counter")).hasUrl("/login").hasTitle("Please sign in");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> nobody.open("/counter").press("Increment"))
			.withMessageStartingWith("The page has no button \"Increment\"");
	}

}
