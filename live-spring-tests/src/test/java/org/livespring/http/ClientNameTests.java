package org.livespring.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNameTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.7, address 192.0.2.7", "2001:db8:1:2:3:4:5:6, address 20:01:0d:b8:00:01:00:02::/64",
			"2001:db8:1:2::9, address 20:01:0d:b8:00:01:00:02::/64", "::1, address 00:00:00:00:00:00:00:00::/64",
			"::ffff:192.0.2.7, address ::ffff:192.0.2.7", "192.0.2.7:8080, address 192.0.2.7:8080",
			"unknown, address unknown", "a:b, address a:b" })
	void isTheAddressOrTheNetwork(String address, String name) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		assertThat(ClientName.of(null, request)).isEqualTo(name);
		assertThat(ClientName.of("ann", request)).isEqualTo("user ann");
	}

	@ParameterizedTest
	@CsvSource({ "user ann, a user", "address 192.0.2.7, the address 192.0.2.7" })
	void logsNameNoUsers(String client, String logged) {
		assertThat(ClientName.loggable(client)).isEqualTo(logged);
	}

}
