package org.livespring.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class ClientSizeTests {

	private static final int LIMIT = 15_000;

	/** The only parts that are loaded unasked, once the page is connected. */
	private static final String CONNECTED = "/live/src/(notices|refusal)\\.js";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/counter", "/signup", "/search", "/todo" })
	void clientIsTransferredInFifteenKilobytes(String path, Page page) {
		List<Request> requests = new ArrayList<>();
		page.onRequestFinished((request) -> {
			if (request.url().contains("/live/")) {
				requests.add(request);
			}
		});
		new SamplePages(page, this.port).open(path);
		page.waitForLoadState();
		// Asking for a size lets more of them arrive
		List<Request> loaded = List.copyOf(requests);
		assertThat(loaded).filteredOn((request) -> request.url().contains("/live/src/"))
			.allSatisfy((request) -> assertThat(request.url()).containsPattern(CONNECTED));
		List<Request> core = loaded.stream()
			.filter((request) -> !Pattern.compile(CONNECTED).matcher(request.url()).find())
			.toList();
		assertThat(core).isNotEmpty();
		assertThat(core.stream().mapToInt((request) -> request.sizes().responseBodySize).sum()).isPositive()
			.isLessThanOrEqualTo(LIMIT);
	}

}
