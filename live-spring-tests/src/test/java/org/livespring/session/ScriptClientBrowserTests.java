package org.livespring.session;

import java.util.List;

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

	@Test
	void scriptsSeeWhoComesChangesAndGoes(Page one) {
		try (Page two = one.context().newPage()) {
			enter(one, "ada", "fine");
			enter(two, "bob", "tired");
			awaitSeen(one, "ada is fine, bob is tired");
			awaitSeen(two, "ada is fine, bob is tired");
			two.evaluate("hall.call('feel', { mood: 'merry' })");
			awaitSeen(one, "ada is fine, bob is merry");
			two.evaluate("hall.call('exit', {})");
			awaitSeen(one, "ada is fine");
			awaitSeen(two, "ada is fine");
			one.evaluate("hall.unmount()");
			awaitSeen(two, "");
		}
	}

	private static void enter(Page page, String key, String mood) {
		page.navigate(application.url("/page/counter"));
		page.evaluate("""
				async ([key, mood]) => {
					const { mount, room } = await import("/live/live.js")
					room("den").presence(members => {
						window.seen = members.map(each => each.key + " is " + each.metadata.mood).sort().join(", ")
					})
					window.hall = await mount("hall", { room: "den" })
					await window.hall.call("enter", { key, mood })
				}""", List.of(key, mood));
	}

	private static void awaitSeen(Page page, String members) {
		page.waitForFunction("members => window.seen === members", members);
	}

}
