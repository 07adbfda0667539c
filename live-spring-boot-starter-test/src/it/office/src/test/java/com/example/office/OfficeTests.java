package com.example.office;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.util.ClassUtils;

import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

/** A test for each page of the office. */
@LiveTest
@Import({ Coffee.class, People.class })
class OfficeTests {

	@Autowired
	private LiveTester live;

	@Autowired
	private Coffee coffee;

	@MockitoBean
	private Accounts accounts;

	private LivePage ann;

	@BeforeEach
	void annIsThere() {
		this.ann = this.live.user("ann").open("/todo");
	}

	private LivePage visit(String path) {
		return this.ann.visit(path);
	}

	@Test
	void whatIsDoneCanBeCleared() {
		LivePage page = visit("/todo");
		page.fill("Task", "Call Bob").press("Add").fill("Task", "Write to Eve").press("Add");
		page.check("Call Bob");
		assertThat(page.role("status")).hasText("1 to do");
		page.onConfirm((question) -> false).press("Clear");
		assertThat(page).textsOf("li").hasSize(2);
		page.onConfirm((question) -> true).press("Clear");
		assertThat(page).textsOf("li").containsExactly("Write to Eve");
	}

	@Test
	void everybodySeesTheVotes() {
		LivePage bob = this.live.user("bob").open("/poll");
		LivePage page = visit("/poll").press("Salad");
		assertThat(page).hasFlash("Thank you");
		assertThat(page.button("Pizza")).isDisabled();
		assertThat(bob).textsOf("td").containsExactly("Pizza", "0", "Salad", "1");
		bob.press("Pizza");
		assertThat(page).textsOf("td").containsExactly("Pizza", "1", "Salad", "1");
	}

	@Test
	void guestsAreReadByAll() {
		LivePage bob = this.live.user("bob").open("/guestbook");
		LivePage page = visit("/guestbook").fill("Name", "Ann").press("Write");
		assertThat(page).hasError("Text", "blank");
		page.fill("Text", "Nice here").press("Write");
		assertThat(page).hasNoFieldErrors();
		assertThat(bob).textsOf("li").containsExactly("Ann: Nice here");
	}

	@Test
	void peopleAreFound() {
		LivePage page = visit("/directory").fill("Search", "an");
		assertThat(page).hasUrl("/directory?q=an").textsOf("td").containsExactly("Ann", "101", "Anton", "102");
		assertThat(this.live.open("/directory?q=bob")).hasField("Search", "bob").textsOf("td").contains("201");
	}

	@Test
	void lunchIsOrdered() {
		LivePage page = visit("/lunch").select("Dish", "SALAD").choose("Large").check("Spicy");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.fill("Portions", "10").press("Order"))
			.withMessageContaining("\"Portions\"");
		page.fill("Portions", "2").press("Order");
		assertThat(page).hasTitle("Ordered");
		assertThat(page.role("status")).hasText("2 LARGE SALAD, spicy");
	}

	@Test
	void degreesAreConverted() {
		LivePage page = visit("/converter").fill("Celsius", "100");
		assertThat(page.find("output")).hasText("212 °F");
		assertThat(page.state("converter", Converter.State.class)).isEqualTo(new Converter.State(100));
	}

	@Test
	void turnoverIsLoadedOrNotAvailable() {
		given(this.accounts.turnover()).willReturn(12).willThrow(new IllegalStateException("closed"));
		LivePage page = visit("/report").press("Load");
		assertThat(page.role("status")).hasText("12 €");
		page.press("Load");
		assertThat(page.role("alert")).hasText("Not available");
	}

	@Test
	void noteIsEditedInPlace() {
		LivePage page = visit("/note").press("Edit");
		assertThat(page.field("Note")).isFocused().hasValue("Nothing");
		page.fill("Note", "Milk").key("Escape").press("Edit").fill("Note", "Bread").key("Enter");
		assertThat(page.find("p span")).hasText("Bread");
	}

	@Test
	void roomIsBooked() {
		LivePage page = visit("/booking").fill("Room", "Blue").press("Next").press("Back").fill("Room", "Red");
		page.press("Next").fill("Day", "2026-12-24").press("Next");
		assertThat(page.role("status")).hasText("Red on 2026-12-24");
		page.press("Book");
		assertThat(page).hasUrl("/directory").hasFlash("Booked Red on 2026-12-24");
	}

	@Test
	void whoIsThereIsSeen() {
		LivePage page = visit("/attendance");
		LivePage bob = this.live.user("bob").open("/attendance");
		assertThat(page).textsOf("li").containsExactly("ann", "bob");
		bob.close();
		assertThat(page).textsOf("li").containsExactly("ann");
	}

	@Test
	void coffeeIsCountedAlsoWithoutAConnection() {
		LivePage page = visit("/stock");
		this.coffee.drink(2);
		this.live.settle();
		assertThat(page.role("status")).hasText("8 cups");
		page.disconnect();
		this.coffee.drink(3);
		page.reconnect(this.live.otherNode());
		assertThat(page.role("status")).hasText("5 cups");
	}

	@Test
	void visitsHavePages() {
		LivePage page = visit("/log").press("Next").press("Next");
		assertThat(page).hasUrl("/log?page=3").textsOf("li").containsExactly("Visit 7", "Visit 8", "Visit 9");
		page.back();
		assertThat(page.role("status")).hasText("Page 2");
	}

	@Test
	void thingsBreak() {
		LivePage page = visit("/inventory").press("Add").press("Use chair-2");
		assertThat(page).textsOf("li > span").isEqualTo(List.of("chair-1: 0", "chair-2: 1"));
		this.live.node().crash();
		this.live.otherNode();
		page.press("Use chair-2");
		assertThat(page).textsOf("li > span").containsExactly("chair-1: 0");
	}

	@Test
	void nothingElseIsNeeded() {
		assertThat(List.of("org.springframework.security.core.Authentication",
				"org.springframework.data.redis.core.RedisTemplate",
				"org.springframework.boot.actuate.endpoint.annotation.Endpoint"))
			.noneMatch((name) -> ClassUtils.isPresent(name, null));
	}

}
