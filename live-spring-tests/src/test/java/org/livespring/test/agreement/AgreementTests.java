package org.livespring.test.agreement;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.Browser;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

/** The test client answers as a browser does. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureLiveTester
@ExtendWith(Browser.class)
class AgreementTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@MethodSource("org.livespring.test.agreement.Scenes#all")
	void testClientAndBrowserAgree(Scene scene, LiveTester live, Page page) {
		String path = "/agreement/" + scene.template();
		try (ChromiumVisitor browser = ChromiumVisitor.open(page, live, "http://localhost:" + this.port + path)) {
			scene.steps().accept(browser);
			Visitor tester = TesterVisitor.open(live, path);
			scene.steps().accept(tester);
			assertThat(tester.transcript()).isEqualTo(browser.transcript());
			assertThat(browser.calls()).as("requests of the browser").isEqualTo(scene.calls());
		}
	}

}
