package org.livespring.page;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What an author sees in the page of an application under development. */
@ExtendWith(Browser.class)
class DevelopmentIntegrationTests {

	@RegisterExtension
	static final RunningApplication development = new RunningApplication("live.development=true");

	@RegisterExtension
	static final RunningApplication production = new RunningApplication();

	@Test
	void mistakesAreShownWithWhatTheServerKnows(Page page) {
		List<String> errors = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			// The browser tells of the page's missing icon
			if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
				errors.add(message.text());
			}
		});
		page.navigate(development.url("/page/counter"));
		assertThat(page.locator("html[live-state=connected]")).hasCount(1);
		page.evaluate("""
				const button = document.querySelector("[live-click]")
				document.querySelector("[live-id]").append(Object.assign(button.cloneNode(true), { id: "copy" }))
				document.querySelector("#copy").setAttribute("live-click", "incremnt")
				button.click()""");
		assertThat(page.locator(".live-mistakes li")).hasText(List.of("live-click=\"incremnt\" names no action of "
				+ "component 'counter'; did you mean 'increment'?<button live-click=\"incremnt\" id=\"copy\"></button>")
			.toArray(String[]::new));
		page.evaluate("""
				void import(document.querySelector("script[src]").src)
					.then(({ component }) => component(document.querySelector("[live-id]")).call("ad"))
					.catch(() => 0)""");
		assertThat(page.locator(".live-mistakes li")).hasCount(2);
		assertThat(page.locator(".live-mistakes li").last())
			.containsText("Component 'counter' has no action 'ad'; did you mean 'add'?");
		assertThat(errors).hasSize(2);
	}

	@Test
	void nothingIsToldInProduction(Page page) {
		List<String> loaded = new ArrayList<>();
		page.onRequest((request) -> loaded.add(request.url()));
		page.navigate(production.url("/page/counter"));
		assertThat(page.locator("html[live-state=connected]")).hasCount(1);
		assertThat(page.content()).doesNotContain("live-development");
		assertThat(loaded).noneMatch((url) -> url.contains("development"));
		page.evaluate("""
				window.answer = import(document.querySelector("script[src]").src)
					.then(({ component }) => component(document.querySelector("[live-id]")).call("ad"))
					.catch(failure => failure.message)""");
		assertThat(page.evaluate("answer")).isEqualTo("Something went wrong.");
	}

}
