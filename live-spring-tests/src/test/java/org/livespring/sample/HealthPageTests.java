package org.livespring.sample;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class HealthPageTests {

	@LocalServerPort
	private int port;

	@Test
	void healthIsUpWithSpringDataRedisAndNoRedis(Page page) {
		Response response = page.navigate("http://localhost:" + this.port + "/actuator/health");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.text()).contains("\"status\":\"UP\"");
	}

	@Test
	void detailsAndEndpointCanBeSeenAndNothingIsChanged(Page page) {
		String actuator = "http://localhost:" + this.port + "/actuator/";
		assertThat(page.navigate(actuator + "health").text()).contains("\"hibernated\":", "\"mode\":\"memory\"");
		assertThat(page.navigate(actuator + "live").text()).contains("\"connections\":");
		assertThat(page.navigate(actuator + "live/components").text()).contains("counter");
		assertThat(page.request().post(actuator + "live/drain").status()).isGreaterThanOrEqualTo(400);
		assertThat(page.navigate(actuator + "health").text()).contains("\"draining\":false");
	}

}
