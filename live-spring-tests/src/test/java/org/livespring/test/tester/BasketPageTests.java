package org.livespring.test.tester;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.NestedTestConfiguration;
import org.springframework.test.context.NestedTestConfiguration.EnclosingConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest
@Import(Basket.class)
class BasketPageTests {

	@MockitoBean
	private Prices prices;

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithMockUser
	void pageContainsItsComponent() {
		assertThat(this.mvc.get().uri("/basket")).bodyText().contains("<button>Add</button>");
	}

	@Nested
	@WebMvcTest
	@AutoConfigureLiveTester
	@Import(Basket.class)
	@NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
	class Live {

		@MockitoBean
		private Prices prices;

		@Test
		@WithMockUser("ann")
		void pageIsLive(LiveTester live) {
			LivePage page = live.open("/basket");
			page.fill("Article", "Milk").press("Add");
			assertThat(page).textsOf("li").containsExactly("Milk");
		}

	}

}
