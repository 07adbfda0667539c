package org.livespring.sample;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@TestPropertySource(properties = "live.sse.enabled=true")
class RoomStreamsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "chat:lobby, 200", "board, 200", "jobs, 200", "live-dashboard, 403", "vault, 403" })
	void roomsOfTheExamplesAreForEverybody(String room, int status) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/live/sse/" + room))
			.build();
		HttpResponse<InputStream> response = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(body).isNotNull();
		}
	}

}
