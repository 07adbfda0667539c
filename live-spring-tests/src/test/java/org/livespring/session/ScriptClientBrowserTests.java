package org.livespring.session;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The client's script API against the real server. */
@ExtendWith(Browser.class)
class ScriptClientBrowserTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@Test
	void scriptMountsCallsAndSubscribesToAComponentWithoutTemplate(Page page) {
		page.navigate(application.url("/page/counter"));
		page.waitForFunction("document.documentElement.getAttribute('live-state') === 'connected'");
		Object seen = page.evaluate("""
				async () => {
					const { mount } = await import("/live/live.js")
					const adder = await mount("adder", { start: 5 })
					const sums = [adder.state.sum]
					const stop = adder.subscribe(state => sums.push(state.sum))
					await adder.call("add", { by: 2 })
					await adder.call("add", { by: 3 })
					const refused = await adder.call("nope").catch(error => error.code)
					return JSON.stringify([sums, refused, adder.state.sum])
				}""");
		assertThat(seen).asString().endsWith(",7,10],\"UNKNOWN_ACTION\",10]");
	}

	@Test
	void tagAndImportShareOneConnection(Page page) {
		int[] sockets = { 0 };
		page.onWebSocket((socket) -> sockets[0]++);
		page.navigate(application.url("/page/counter"));
		page.waitForFunction("document.documentElement.getAttribute('live-state') === 'connected'");
		page.evaluate("import('/live/live.js').then(client => client.mount('adder', { start: 1 })).then(() => 1)");
		assertThat(sockets[0]).isOne();
	}

	@Test
	void resultOfARenderedComponentsActionReachesTheScript(Page page) {
		page.navigate(application.url("/page/counter"));
		Object result = page.evaluate("""
				async () => {
					const { component } = await import("/live/live.js")
					const counter = component(document.querySelector("[role=status]"))
					await counter.call("add", { by: 7 })
					return counter.call("square")
				}""");
		assertThat(result).isEqualTo(49);
		assertThat(page.locator("[role=status]").textContent()).isEqualTo("7");
	}

}
