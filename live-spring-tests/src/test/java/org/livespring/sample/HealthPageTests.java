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

}
