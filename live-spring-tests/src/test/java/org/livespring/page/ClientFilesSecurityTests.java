package org.livespring.page;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe for Spring Security in {@code docs/client.md}.
 */
class ClientFilesSecurityTests {

	private static ClientServer server;

	@BeforeAll
	static void start() {
		server = ClientServer.start(SecuredApplication.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void visitorGetsTheClientAndMayKeepIt() {
		HttpResponse<byte[]> response = server.get(server.scriptUrl());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Cache-Control"))
			.containsExactly("max-age=31536000, public, immutable");
		assertThat(response.headers().firstValue("Pragma")).isEmpty();
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(server.get("/live/live.js.map").statusCode()).isEqualTo(200);
		assertThat(server.get("/live/src/live.js").statusCode()).isEqualTo(200);
	}

	@Test
	void visitorGetsNothingElse() {
		assertThat(server.get("/live/ws").statusCode()).isEqualTo(403);
		assertThat(server.get("/").statusCode()).isEqualTo(403);
		assertThat(server.send("POST", "/live/live.js").statusCode()).isEqualTo(403);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class })
	static class SecuredApplication extends ClientServer.Application {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests
					.requestMatchers(HttpMethod.GET, "/live/live*.js", "/live/live.js.map", "/live/src/**")
					.permitAll()
					.anyRequest()
					.authenticated())
				.build();
		}

	}

}
