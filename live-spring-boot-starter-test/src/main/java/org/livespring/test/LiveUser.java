package org.livespring.test;

import java.util.Locale;
import java.util.Map;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

import org.livespring.test.client.Browser;
import org.livespring.test.client.WebPage;

/**
 * A user with a browser of his own: its cookies, its session and its tabs.
 *
 * @see LiveTester#user(String, String...)
 */
public final class LiveUser {

	private final LiveTester tester;

	private final Browser browser;

	private final String variable;

	LiveUser(LiveTester tester, Browser browser, String variable) {
		this.tester = tester;
		this.browser = browser;
		this.variable = variable;
	}

	private LiveUser does(String call, Runnable action) {
		this.tester.recording().does(this.variable + "." + call, action);
		return this;
	}

	/**
	 * Open a page in a new tab, and wait until it is connected.
	 * @param path path and query
	 */
	public LivePage open(String path) {
		String name = this.tester.recording().variable("page");
		String statement = "LivePage " + name + " = " + this.variable + "." + Recording.call("open", path);
		return this.tester.recording().does(statement, () -> {
			WebPage page = this.tester.newPage(this.browser);
			page.load(path);
			this.tester.settle();
			return this.tester.page(page, name);
		});
	}

	/**
	 * Mount a component without a page of the application.
	 * @param component its class, a component of the application
	 */
	public LiveHeadless component(Class<?> component) {
		return component(component, Map.of());
	}

	/**
	 * Mount a component without a page of the application.
	 * @param component its class, a component of the application
	 * @param props its props, as a page gives them
	 */
	public LiveHeadless component(Class<?> component, Map<String, ?> props) {
		String name = this.tester.nameOf(component);
		return new LiveHeadless(this.tester, open(this.browser.show(name, props)), name);
	}

	/**
	 * Change each request of the browser, for example by those of Spring Security's
	 * tests.
	 */
	public LiveUser with(RequestPostProcessor processor) {
		this.browser.with(processor);
		return this;
	}

	/** Prefer a language from now on. */
	public LiveUser speaks(Locale locale) {
		return does("speaks(Locale.forLanguageTag(" + Recording.literal(locale.toLanguageTag()) + "))",
				() -> this.browser.setLocale(locale));
	}

	LiveUser logIn(RequestPostProcessor user) {
		this.browser.logIn(user);
		return this;
	}

	/**
	 * Log out in a tab that is not under test, by a POST to {@code /logout}, as Spring
	 * Security has it.
	 */
	public LiveUser logout() {
		return logout("/logout");
	}

	/**
	 * Log out in a tab that is not under test.
	 * @param path what is posted to, for applications with a logout of their own
	 */
	public LiveUser logout(String path) {
		return does(Recording.call("logout", path), () -> leave(path));
	}

	private void leave(String path) {
		int status = this.browser.post(path, this.tester.csrf());
		if (status >= 400) {
			throw new AssertionError("The logout by a POST to " + path + " was answered with the status " + status);
		}
		this.browser.logIn(null);
		this.tester.settle();
	}

	/**
	 * Let the HTTP session end, as when it expires or an administrator ends it. The user
	 * is nobody then.
	 */
	public LiveUser expireSession() {
		return does("expireSession()", () -> {
			if (!this.browser.expireSession()) {
				throw new AssertionError("The browser has no HTTP session");
			}
			this.tester.settle();
		});
	}

	/** Delete the cookies of the browser. */
	public LiveUser clearCookies() {
		return does("clearCookies()", this.browser::clearCookies);
	}

}
