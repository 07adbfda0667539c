package org.livespring.websocket;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.LiveConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OriginPolicyTests {

	private final OriginPolicy policy = new OriginPolicy(List.of("https://partner.example", "http://localhost:8081"));

	@ParameterizedTest
	@CsvSource({ "https://app.example,true", "https://app.example:443,true", "HTTPS://APP.EXAMPLE,true",
			"https://partner.example,true", "http://localhost:8081,true", "http://app.example,false",
			"https://app.example:8443,false", "https://app.example.evil,false", "https://evilapp.example,false",
			"https://sub.app.example,false", "https://app.example@evil.example,false",
			"https://evil.example#app.example,false", "https://app.example/,false", "https://app.example/path,false",
			"https://partner.example:8443,false", "http://partner.example,false", "http://localhost,false",
			"null,false", "file://,false", "https://,false", "app.example,false", "'',false",
			"'https://app.example https://x',false" })
	void allowsExactOriginsOnly(String origin, boolean allowed) {
		assertThat(this.policy.allows(origin, "https", "app.example", 443)).isEqualTo(allowed);
	}

	@Test
	void missingOriginIsRefused() {
		assertThat(this.policy.allows(null, "https", "app.example", 443)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "https://*.example", "partner.example", "https://partner.example/", "null", "" })
	void listHoldsOriginsOnly(String origin) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> new OriginPolicy(List.of(origin)))
			.withMessageContaining("live.websocket.allowed-origins");
	}

}
