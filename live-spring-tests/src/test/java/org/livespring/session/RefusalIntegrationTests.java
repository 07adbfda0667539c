package org.livespring.session;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultMessageSourceResolvable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveExceptionResolver;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Picky;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application refuses is told to the user, and is no defect. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Resolving.class, "live.actions.timeout=300ms");

	@ParameterizedTest
	@CsvSource({ "missing, 404", "gone, 410" })
	void statusOfAComponentIsThatOfThePage(String say, int status, CapturedOutput output) {
		HttpResponse<String> response = LoadedPage.get(application.url("/page/picky?say=" + say)).response();
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).doesNotContain("application/live");
		assertThat(output.getOut().lines().filter((line) -> line.contains("/page/picky"))).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains("WARN", "is answered with " + status));
		assertThat(output).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/conflict", "/page/lost" })
	void componentOnAPageOfAnErrorIsAlive(String path) {
		LoadedPage page = LoadedPage.get(application.url(path));
		assertThat(page.response().statusCode()).isEqualTo(409);
		assertThat(page.response().headers().firstValue("Cache-Control")).hasValue("private, no-store");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			assertThat(counter.state().get("count").asInt()).isOne();
		}
	}

	@Test
	void defectOfAComponentIsA500() {
		assertThat(LoadedPage.get(application.url("/page/picky?say=broken")).response().statusCode()).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource({ "taken, Seat 7 is taken.", "gone, It is gone.", "credit, Your credit is used up.",
			"silent, 'This was not possible. Please check your input, or load the page again.'" })
	void refusalOfAnActionIsTold(String how, String message, CapturedOutput output) {
		LoadedPage page = application.page("picky");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			LiveComponentState picky = page.component("picky");
			assertThat(socket.call(picky, "order", Map.of("how", how)))
				.isInstanceOfSatisfying(ServerFrame.ErrorFrame.class, (error) -> {
					assertThat(error.code()).isEqualTo(LiveErrorCode.REFUSED);
					assertThat(error.message()).isEqualTo(message);
				});
			socket.call(picky, "order", Map.of("how", "well"));
			assertThat(picky.state().get("orders").asInt()).isOne();
		}
		assertThat(output).doesNotContain("REFUSED");
	}

	@Test
	void actionThatHangsIsInterruptedAndTold(CapturedOutput output) {
		LoadedPage page = application.page("picky");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			LiveComponentState picky = page.component("picky");
			assertThat(socket.call(picky, "order", Map.of("how", "slow"))).isInstanceOfSatisfying(
					ServerFrame.ErrorFrame.class, (error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.TIMEOUT));
			socket.call(picky, "order", Map.of("how", "well"));
			assertThat(picky.state().get("orders").asInt()).isOne();
		}
		assertThat(output).contains("Action org.livespring.test.app.Picky.order takes longer than 300ms",
				"org.livespring.test.app.Picky.order(Picky.java:");
	}

	@Test
	void wrongNameIsLoggedOnceWithTheNearest(CapturedOutput output) {
		LoadedPage page = application.page("picky");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("picky"), "ordre", Map.of());
			socket.call(page.component("picky"), "ordre", Map.of());
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("ordre"))).hasSize(1)
			.first()
			.asString()
			.contains("WARN", "Component 'picky' has no action 'ordre'; did you mean 'order'?");
	}

	@SpringBootConfiguration
	@Import(TestApplication.class)
	static class Resolving {

		@Bean
		LiveExceptionResolver credit() {
			return (failure) -> (failure instanceof Picky.NoCredit)
					? new DefaultMessageSourceResolvable(new String[] { "no.credit" }, "Your credit is used up.")
					: null;
		}

	}

}
