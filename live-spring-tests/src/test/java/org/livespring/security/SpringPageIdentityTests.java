package org.livespring.security;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import org.livespring.identity.IdentityCodec;
import org.livespring.identity.InMemoryIdentityRevocations;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;
import org.livespring.state.crypto.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SpringPageIdentityTests {

	private static final String COOKIE = "live-identity-my_app";

	private static final List<String> BROWSER = List.of("browser");

	private static final Principal BOB = () -> "bob";

	private final Clock clock = mock();

	private final InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(
			User.withUsername("bob").password("").roles("USER").build(),
			User.withUsername("alice").password("").roles("USER").build());

	private final SpringPageIdentity identity = new SpringPageIdentity("my app",
			new IdentityCodec(KeyRing.of(List.of(Node.KEY), "my app")), this.users,
			new InMemoryIdentityRevocations(100, this.clock),
			new SpringPageIdentity.Settings(Duration.ofMinutes(15), Duration.ofMinutes(60)), this.clock);

	@BeforeEach
	void start() {
		minute(0);
	}

	@Test
	void userIsRememberedAndNotFullyAuthenticated() {
		PageIdentity.Known known = this.identity.read(issued(null), BROWSER);
		assertThat(known).isNotNull();
		assertThat(known.user()).isInstanceOfSatisfying(Authentication.class, (user) -> {
			assertThat(user.getName()).isEqualTo("bob");
			assertThat(user.isAuthenticated()).isTrue();
			assertThat(new AuthenticationTrustResolverImpl().isRememberMe(user)).isTrue();
		});
	}

	@Test
	void cookieIsReadForItsLifeOnlyAndByItsBrowserOnly() {
		Map<String, String> cookies = issued(null);
		assertThat(this.identity.read(cookies, List.of("other", "browser"))).isNotNull();
		assertThat(this.identity.read(cookies, List.of("other"))).isNull();
		assertThat(this.identity.read(cookies, List.of())).isNull();
		assertThat(this.identity.read(Map.of(COOKIE, "1.forged.browser.0.99999.Ym9i.AAAA"), BROWSER)).isNull();
		minute(15);
		assertThat(this.identity.read(cookies, BROWSER)).isNotNull();
		minute(15.02);
		assertThat(this.identity.read(cookies, BROWSER)).isNull();
	}

	@Test
	void cookieIsIssuedAnewOnceAQuarterOfItsLifeHasPassed() {
		Map<String, String> cookies = issued(null);
		minute(3.7);
		assertThat(issue(cookies, BOB, null)).isNull();
		minute(3.8);
		PageIdentity.Cookie renewed = issue(cookies, BOB, null);
		assertThat(renewed).isNotNull();
		assertThat(id(Map.of(COOKIE, renewed.value()))).isEqualTo(id(cookies));
		minute(18.7);
		assertThat(this.identity.read(Map.of(COOKIE, renewed.value()), BROWSER)).isNotNull();
	}

	@Test
	void anotherUserOrSessionGetsACookieOfItsOwn() {
		Map<String, String> cookies = issued(null);
		PageIdentity.Cookie alice = issue(cookies, () -> "alice", null);
		assertThat(alice).isNotNull();
		assertThat(id(Map.of(COOKIE, alice.value()))).isNotEqualTo(id(cookies));
		PageIdentity.Cookie session = issue(cookies, BOB, "session");
		assertThat(session).isNotNull();
		assertThat(id(Map.of(COOKIE, session.value()))).isEqualTo(Login.keyOfSession("session"));
	}

	@Test
	void nobodyLosesTheCookie() {
		PageIdentity.Cookie deleted = issue(issued(null), null, null);
		assertThat(deleted).isEqualTo(new PageIdentity.Cookie(COOKIE, "", Duration.ZERO));
		assertThat(issue(Map.of(), null, null)).isNull();
	}

	@Test
	void renewedByItselfUpToItsLongestLifeOnly() {
		Map<String, String> cookies = issued(null);
		assertThat(this.identity.renew(cookies, BROWSER)).isNull();
		for (double minute = 10; minute <= 50; minute += 10) {
			minute(minute);
			PageIdentity.Cookie renewed = this.identity.renew(cookies, BROWSER);
			assertThat(renewed).isNotNull();
			cookies = Map.of(COOKIE, renewed.value());
		}
		minute(59);
		assertThat(this.identity.renew(cookies, BROWSER)).isNull();
		assertThat(this.identity.read(cookies, BROWSER)).isNotNull();
		minute(60.1);
		assertThat(this.identity.read(cookies, BROWSER)).isNull();
	}

	@Test
	void removedUserRenewsNothing() {
		Map<String, String> cookies = issued(null);
		minute(10);
		this.users.deleteUser("bob");
		assertThat(this.identity.renew(cookies, BROWSER)).isNull();
	}

	@Test
	void revokedCookieAndItsRenewalsAreRefused() {
		Map<String, String> cookies = issued(null);
		minute(10);
		PageIdentity.Cookie renewed = this.identity.renew(cookies, BROWSER);
		assertThat(renewed).isNotNull();
		String id = id(cookies);
		assertThat(this.identity.revoke(cookies)).isEqualTo(id);
		assertThat(this.identity.read(cookies, BROWSER)).isNull();
		assertThat(this.identity.read(Map.of(COOKIE, renewed.value()), BROWSER)).isNull();
		minute(20);
		assertThat(this.identity.renew(Map.of(COOKIE, renewed.value()), BROWSER)).isNull();
		assertThat(this.identity.revoke(Map.of())).isNull();
	}

	@Test
	void endOfTheSessionRevokesItsCookieAndALaterLoginGetsAnother() {
		Map<String, String> cookies = issued("session");
		this.identity.revoke(Login.keyOfSession("session"));
		assertThat(this.identity.read(cookies, BROWSER)).isNull();
		assertThat(this.identity.read(issued("session"), BROWSER)).isNotNull();
	}

	private Map<String, String> issued(@Nullable String session) {
		PageIdentity.Cookie cookie = issue(Map.of(), BOB, session);
		assertThat(cookie).isNotNull();
		assertThat(cookie.name()).isEqualTo(COOKIE);
		assertThat(cookie.life()).isEqualTo(Duration.ofMinutes(15));
		return Map.of(COOKIE, cookie.value());
	}

	private PageIdentity.@Nullable Cookie issue(Map<String, String> cookies, @Nullable Principal user,
			@Nullable String session) {
		return this.identity.issue(cookies, new Owner(user, BROWSER), session);
	}

	private String id(Map<String, String> cookies) {
		PageIdentity.Known known = this.identity.read(cookies, BROWSER);
		assertThat(known).isNotNull();
		return known.id();
	}

	private void minute(double minute) {
		given(this.clock.millis()).willReturn((long) (minute * 60_000));
	}

}
