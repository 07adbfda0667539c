package org.livespring.test.tester;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import org.livespring.LiveContext.FlashLevel;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@LiveTest(Trips.class)
class AssertionTests {

	@Autowired
	private LiveTester live;

	private LivePage page;

	@BeforeEach
	void openThePage() {
		this.page = this.live.user("ann").component(Trips.class).page();
	}

	@Test
	void tables() {
		LivePage page = this.page;
		assertThat(page).table("Trips")
			.hasHeaders("Place", "Days", "Price")
			.hasRowCount(2)
			.hasRow("Rome", "3", "200 €")
			.doesNotHaveRow("Rome", "4", "200 €");
		assertThat(page).table().column("Place").containsExactly("Oslo", "Rome");
		assertThat(page).table().cell("Rome", "Price").isEqualTo("200 €");
		assertThat(page).table().rows().contains(List.of("Oslo", "sold out", "sold out"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(page).table("Trips").hasRow("Paris"))
			.withMessage("Expected the table to have the row [Paris]:\n  Place | Days | Price\n"
					+ "  Oslo | sold out | sold out\n  Rome | 3 | 200 €\n");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(page).table().cell("Rome", "Stars"))
			.withMessageContaining("to have the header \"Stars\"");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(page).table("Flights"))
			.withMessageContaining("to have one table \"Flights\", not 0");
	}

	@Test
	void forms() {
		LivePage page = this.page;
		assertThat(page).form("Book").hasNoErrors().hasValue("Name", "").hasValue("Insurance", "false");
		page.check("Insurance").select("Place", "Rome").press("Book");
		assertThat(page).form("Book").hasError("Name", "Who travels?").hasValue("Place", "ROME");
		assertThat(page).form("Book").errors().containsOnlyKeys("Name");
		assertThat(page).form("Book").values().isEqualTo(Map.of("Name", "", "Place", "ROME", "Insurance", "true"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(page).form("Book").hasValue("Name", "Ann"))
			.withMessageStartingWith(
					"Expected the form to show \"Ann\" in \"Name\".\nIt has the values {Name=, Place=ROME")
			.withMessageContaining("and the errors {Name=Who travels?}");
	}

	@Test
	void messagesEventsAndNavigation() {
		LivePage page = this.page;
		assertThat(page).hasNoFlash().hasQueryParameter("sort");
		page.fill("Name", "Ann").press("Book");
		assertThat(page).hasFlash(FlashLevel.SUCCESS, "Booked")
			.hasEvent("booked")
			.hasEvent("booked", Map.of("name", "Ann"))
			.hasQueryParameter("sort", "place");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(page).hasEvent("booked", Map.of("name", "Bob")))
			.withMessageContaining("to have the event booked with {name=Bob}");
		assertThat(page.find("p")).isNotVisible();
		assertThat(page.find("form")).hasElement("select").hasNoElement("table");
		assertThat(page.button("Book")).hasName("Book").isEnabled();
	}

}
