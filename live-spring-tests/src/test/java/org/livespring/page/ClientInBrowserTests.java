package org.livespring.page;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import org.livespring.test.Browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

/**
 * The bundle in Chromium, on a page that allows no script but the site's own.
 */
@ExtendWith(Browser.class)
class ClientInBrowserTests {

	private static final String LOADED = """
			performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/live/"))""";

	private static ClientServer server;

	@BeforeAll
	static void start() {
		server = ClientServer.start(PageApplication.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void oneScriptIsTheWholeClient(Page page) {
		List<String> errors = new ArrayList<>();
		page.onPageError(errors::add);
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				errors.add(message.text());
			}
		});
		page.navigate(server.origin() + "/");
		assertThat(exports(page)).asInstanceOf(InstanceOfAssertFactories.LIST).contains("component", "hook", "mount");
		assertThat(page.evaluate(LOADED + ".map((entry) => new URL(entry.name).pathname)"))
			.isEqualTo(List.of(server.scriptUrl()));
		assertThat(errors).isEmpty();
	}

	@Test
	void nextPageLoadsNothing(Page page) {
		page.navigate(server.origin() + "/");
		exports(page);
		assertThat(page.evaluate(LOADED + "[0].transferSize > 0")).isEqualTo(true);
		page.navigate(server.origin() + "/next");
		exports(page);
		assertThat(page.evaluate(LOADED + "[0].transferSize")).isEqualTo(0);
	}

	@Test
	void readableModulesWorkToo(Page page) {
		page.navigate(server.origin() + "/");
		Object bundled = exports(page);
		assertThat(page.evaluate("import('/live/src/live.js').then((client) => Object.keys(client).sort())"))
			.isEqualTo(bundled);
	}

	private static Object exports(Page page) {
		return page.evaluate("(url) => import(url).then((client) => Object.keys(client).sort())", server.scriptUrl());
	}

	@Configuration(proxyBeanMethods = false)
	static class PageApplication extends ClientServer.Application {

		@Bean
		RouterFunction<ServerResponse> page(ClientScript script) {
			String html = """
					<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">
					<script type="module" src="%s"></script>""".formatted(script.url());
			return RouterFunctions.route()
				.GET("/**",
						(request) -> ServerResponse.ok()
							.header("Content-Security-Policy",
									"default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:")
							.contentType(TEXT_HTML)
							.body(html))
				.build();
		}

	}

}
