package org.livespring.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the scripts of the documentation in a page of the test application. */
@ExtendWith(Browser.class)
class ScriptExamplesTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.sse.enabled=true");

	/** What the page of a script has. */
	private static final String PAGE = """
			const element = document.querySelector("[live-click=increment]")
			const myDialog = async () => true
			const show = () => {}
			const loadAgain = () => {}
			const token = "e30"
			""";

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleRuns(Example example, Page page) {
		List<String> errors = new ArrayList<>();
		page.onPageError(errors::add);
		page.route("**/example.js", (route) -> route.fulfill(new FulfillOptions().setContentType("text/javascript")
			.setBody(PAGE + example.text() + "\nwindow.exampleIsDone = true\n")));
		page.navigate(application.url("/page/counter"));
		page.locator("html[live-state=connected]").waitFor();
		page.evaluate("() => { import(\"/example.js\").catch(failure => { throw failure }) }");
		page.waitForCondition(
				() -> !errors.isEmpty() || Boolean.TRUE.equals(page.evaluate("() => window.exampleIsDone")));
		assertThat(errors).as(example.toString()).isEmpty();
	}

	static Stream<Example> examples() {
		return Example.in("js");
	}

}
