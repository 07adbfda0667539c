package org.livespring.security;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import org.livespring.LiveErrorCode;
import org.livespring.identity.IdentityRevocations;
import org.livespring.identity.InMemoryIdentityRevocations;
import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.protocol.ServerFrame;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** The cookie that says who the user is on a node without the user's session. */
class PageIdentityIntegrationTests {

	private static final String COOKIE = "live-identity-test";

	private static final LoginEnds BROKER = new InMemoryLoginEnds();

	private static final IdentityRevocations REVOCATIONS = new InMemoryIdentityRevocations(100, Clock.systemUTC());

	private static Node first;

	private static Node second;

	@BeforeAll
	static void start() {
		first = Node.start(Application.class, "live.identity.enabled=true");
		second = Node.start(Application.class, "live.identity.enabled=true");
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
	}

	@Test
	void cookieIsSetWithAPageAndOutOfReachOfScripts() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		assertThat(bob.cookie(COOKIE)).isNull();
		HttpResponse<String> page = bob.get(first, "/vault");
		assertThat(page.headers().allValues("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith(COOKIE))
			.singleElement()
			.asString()
			.contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=900")
			.doesNotContain("Secure", "bob");
		assertThat(bob.get(first, "/vault").headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void cookieIsNoLogin() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		bob.page(first);
		assertThat(bob.get(second, "/vault").statusCode()).isEqualTo(302);
	}

	@Test
	void userHasWhatTheNodeGivesNow() {
		InMemoryUserDetailsManager users = second.bean(InMemoryUserDetailsManager.class);
		Visitor bob = Visitor.loggedIn(first, "bob");
		LoadedPage page = bob.page(first);
		try (LiveSocket socket = bob.live(second, page)) {
			assertThat(socket.await(ServerFrame.ConnectionEstablished.class, (frame) -> true).sessionSeconds())
				.isEqualTo(300);
			socket.call(page.component("vault"), "empty", Map.of());
			assertThat(page.component("vault").state().get("visitor").asString()).isEqualTo("emptied by bob");
		}
		try {
			users.updateUser(User.withUsername("bob").password("secret").roles("USER").build());
			try (LiveSocket socket = bob.live(second, page)) {
				assertThat(socket.call(page.component("vault"), "empty", Map.of())).isInstanceOfSatisfying(
						ServerFrame.ErrorFrame.class,
						(error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.ACCESS_DENIED));
			}
			users.updateUser(User.withUsername("bob").password("secret").roles("USER").disabled(true).build());
			bob.refused(second, page);
			users.updateUser(User.withUsername("bob").password("secret").roles("USER").accountLocked(true).build());
			bob.refused(second, page);
			users.deleteUser("bob");
			bob.refused(second, page);
		}
		finally {
			users.deleteUser("bob");
			users.createUser(User.withUsername("bob").password("secret").roles("USER", "KEEPER").build());
		}
	}

	@Test
	void cookieIsWorthlessInAnotherBrowser() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		LoadedPage page = bob.page(first);
		Visitor thief = new Visitor();
		thief.steal(bob, COOKIE);
		thief.refused(second, page);
	}

	@Test
	void logoutEndsItOnAllNodes() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		LoadedPage page = bob.page(first);
		Visitor keepsCookies = new Visitor();
		keepsCookies.steal(bob, "live-");
		try (LiveSocket socket = bob.live(second, page)) {
			bob.logOut(first);
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
		assertThat(bob.cookie(COOKIE)).isNull();
		keepsCookies.refused(second, page);
		keepsCookies.refused(first, page);
		assertThat(keepsCookies.get(second, "/live/session").headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void endOfTheSessionEndsItToo() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		LoadedPage page = bob.page(first);
		try (LiveSocket socket = bob.live(second, page)) {
			bob.get(first, "/invalidate");
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
		bob.refused(second, page);
	}

	@Test
	void pageForNobodyDeletesIt() {
		Visitor bob = Visitor.loggedIn(first, "bob");
		bob.page(first);
		bob.forget("JSESSIONID");
		bob.get(first, "/open");
		assertThat(bob.cookie(COOKIE)).isNull();
	}

	@Import(Pages.class)
	static class Application extends Node.Application {

		@Bean
		LoginEnds broker() {
			return BROKER;
		}

		@Bean
		IdentityRevocations revocations() {
			return REVOCATIONS;
		}

	}

	@Controller
	static class Pages {

		@GetMapping("/open")
		String open() {
			return "open";
		}

		@GetMapping("/invalidate")
		@ResponseBody
		List<String> invalidate(HttpSession session) {
			session.invalidate();
			return List.of();
		}

	}

}
