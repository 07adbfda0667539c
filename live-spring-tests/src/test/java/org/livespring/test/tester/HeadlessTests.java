package org.livespring.test.tester;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import org.livespring.test.LiveHeadless;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

/** Components without a page. */
@LiveTest
class HeadlessTests {

	@MockitoBean
	private Prices prices;

	@Test
	void actionIsCalledFromAState(LiveTester live) {
		given(this.prices.of("Bread")).willReturn(3);
		LiveHeadless basket = live.user("ann").component(Basket.class);
		basket.from(new Basket.State(List.of("Milk"), 2)).call("add", new Basket.Article("Bread"));
		assertThat(basket.state(Basket.State.class)).isEqualTo(new Basket.State(List.of("Milk", "Bread"), 5));
		assertThat(basket.flashes()).containsExactly("Added Bread");
		assertThat(basket.html()).contains("<li>Milk</li>");
	}

	@Test
	void errorsOfFieldsAreThere(LiveTester live) {
		LiveHeadless basket = live.user("ann").component(Basket.class).call("add", Map.of("title", " "));
		assertThat(basket.errors()).containsExactly(Map.entry("title", "What is it?"));
		basket.call("add", Map.of("title", "Milk"));
		assertThat(basket.errors()).isEmpty();
	}

	@Test
	void failuresAreThere(LiveTester live) {
		LiveHeadless basket = live.user("ann").component(Basket.class).call("sell");
		assertThat(basket.failures()).containsExactly("UNKNOWN_ACTION");
	}

	@Test
	void propertyIsWritten(LiveTester live) {
		LiveHeadless offers = live.user("ann").component(Offers.class).write("search", "lamp");
		assertThat(offers.state(Offers.State.class).search()).isEqualTo("lamp");
		assertThat(offers.page().find("b")).hasText("lamp");
	}

	@Test
	void eventsOfRoomsArrive(LiveTester live) {
		LiveHeadless offers = live.user("ann").component(Offers.class);
		LivePage bob = live.user("bob").open("/offers");
		offers.call("publish", new Offers.Publish("Lamp"));
		assertThat(bob).textsOf("li").containsExactly("Lamp");
		assertThat(offers.state(Offers.State.class).offers()).containsExactly("Lamp");
	}

	@Test
	void propsEventsResultsAndRedirectsAreThere(LiveTester live) {
		LiveHeadless dice = live.user("ann").component(Dice.class, Map.of("sides", 6));
		assertThat(dice.state(Dice.State.class)).isEqualTo(new Dice.State(6));
		assertThat(dice.call("roll").result(Integer.class)).isEqualTo(6);
		assertThat(dice.events()).extracting((event) -> event.name() + event.detail())
			.containsExactly("rolled{\"value\":6}");
		assertThat(dice.redirect()).isNull();
		assertThat(dice.call("leave").redirect()).isEqualTo("/basket");
	}

	@Test
	void componentIsOneOfTheApplication(LiveTester live) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> live.user("ann").component(String.class))
			.withMessage("The application has no component java.lang.String");
	}

}
