package org.livespring.sample;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class SignupPageTests {

	@LocalServerPort
	private int port;

	@Test
	void errorShowsWhileTypingInTouchedFieldsOnly(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/signup");
		Locator email = page.getByLabel("Email");
		email.pressSequentially("nobody");
		email.press("Tab");
		assertThat(email).hasAttribute("aria-invalid", "true");
		assertThat(email).hasAccessibleDescription("This is not an email address.");
		assertThat(page.getByLabel("Name")).hasAttribute("aria-invalid", "false");
		email.press("End");
		email.pressSequentially("@example.org");
		assertThat(email).hasAttribute("aria-invalid", "false");
		assertThat(email).hasValue("nobody@example.org");
		pages.assertNoErrors();
	}

	@Test
	void emptyFormHasAnErrorBesideEachField(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/signup");
		signUp(page, "Sign up");
		assertThat(page.getByLabel("Name")).hasAccessibleDescription("Please tell us your name.");
		assertThat(page.getByLabel("Email")).hasAccessibleDescription("Please tell us your email address.");
		assertThat(page.getByLabel("Age")).hasAccessibleDescription("Please tell us your age.");
		assertThat(page.getByLabel("Country")).hasAccessibleDescription("Please choose a country.");
		assertThat(page.getByLabel("Accept the terms")).hasAccessibleDescription("Please accept the terms.");
		pages.assertNoErrors();
	}

	@Test
	void signsUpWithAFreeEmailOnly(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/signup");
		page.getByLabel("Name").fill("Grace");
		page.getByLabel("Email").fill("ada@example.org");
		page.getByLabel("Age").fill("36");
		page.getByLabel("Country").selectOption("US");
		page.getByLabel("Accept the terms").check();
		signUp(page, "Sign up");
		assertThat(page.getByLabel("Email")).hasAccessibleDescription("This email address is already taken.");
		assertThat(page.getByLabel("Name")).hasValue("Grace");
		assertThat(page.getByLabel("Country")).hasValue("US");
		page.getByLabel("Email").fill("grace@example.org");
		signUp(page, "Sign up");
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("Welcome, Grace! Your account is ready.");
		assertThat(page.getByLabel("Name")).hasValue("");
		pages.assertNoErrors();
	}

	@Test
	void ageMustBeANumber(Page page) {
		new SamplePages(page, this.port).open("/signup");
		page.getByLabel("Age").pressSequentially("old");
		page.getByLabel("Age").press("Tab");
		assertThat(page.getByLabel("Age")).hasAccessibleDescription("Please enter your age as a whole number.");
	}

	@Test
	void germanBrowserGetsGermanErrors(BrowserContext context) {
		Browser browser = context.browser();
		try (BrowserContext german = browser.newContext(new Browser.NewContextOptions().setLocale("de-DE"))) {
			Page page = german.newPage();
			new SamplePages(page, this.port).open("/signup");
			assertThat(page.locator("html")).hasAttribute("lang", "de");
			signUp(page, "Registrieren");
			assertThat(page.getByLabel("Alter")).hasAccessibleDescription("Bitte geben Sie Ihr Alter an.");
		}
	}

	@Test
	void germanBrowserSignsUpInGerman(BrowserContext context) {
		Browser browser = context.browser();
		try (BrowserContext german = browser.newContext(new Browser.NewContextOptions().setLocale("de-DE"))) {
			Page page = german.newPage();
			SamplePages pages = new SamplePages(page, this.port);
			pages.open("/signup");
			assertThat(page.locator("h1")).hasText("Registrieren");
			page.getByLabel("Name").fill("Käthe");
			page.getByLabel("E-Mail").fill("kaethe");
			page.getByLabel("E-Mail").press("Tab");
			assertThat(page.getByLabel("E-Mail")).hasAccessibleDescription("Das ist keine E-Mail-Adresse.");
			page.getByLabel("E-Mail").fill("kaethe@example.org");
			page.getByLabel("Alter").fill("17");
			page.getByLabel("Land").selectOption("Österreich");
			page.getByLabel("Den Bedingungen zustimmen").check();
			signUp(page, "Registrieren");
			assertThat(page.getByLabel("Alter")).hasAccessibleDescription("Sie müssen mindestens 18 Jahre alt sein.");
			page.getByLabel("Alter").fill("71");
			signUp(page, "Registrieren");
			assertThat(page.getByRole(AriaRole.STATUS)).hasText("Willkommen, Käthe! Ihr Konto ist eingerichtet.");
			pages.assertNoErrors();
		}
	}

	private static void signUp(Page page, String button) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
	}

}
