package org.livespring.security;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.UserChanged;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to the open connections of a user who is changed. */
@ExtendWith(OutputCaptureExtension.class)
class UserRecheckIntegrationTests {

	/** What a broker does between nodes. */
	private static final LoginEnds BROKER = new InMemoryLoginEnds();

	private static final Store STORE = new Store();

	/** Looks up each second. */
	private static Node often;

	/** Look up only when they are told. */
	private static Node node;

	private static Node other;

	private final String user = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		often = Node.start(Application.class, "live.identity.recheck=1s");
		node = Node.start(Application.class, "live.identity.recheck=1h");
		other = Node.start(Application.class, "live.identity.recheck=1h");
	}

	@AfterAll
	static void stop() {
		often.close();
		node.close();
		other.close();
	}

	@BeforeEach
	void createUser() {
		STORE.failing = false;
		STORE.createUser(User.withUsername(this.user).password("secret").roles("USER", "KEEPER").build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "disabled", "locked", "expired", "removed", "role", "password" })
	void eventEndsWhatNoLongerHolds(String change) {
		Visitor visitor = Visitor.loggedIn(node, this.user);
		try (LiveSocket socket = live(visitor, node)) {
			change(change);
			assertThat(socket.isClosed()).isFalse();
			tell(node);
			assertEndsSoon(socket);
		}
		assertThat(visitor.get(node, "/vault").statusCode()).isIn(302, 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "disabled", "removed", "role", "password" })
	void intervalEndsWhatNoLongerHolds(String change) {
		Visitor visitor = Visitor.loggedIn(often, this.user);
		try (LiveSocket socket = live(visitor, often)) {
			change(change);
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
		assertThat(visitor.get(often, "/vault").statusCode()).isIn(302, 401);
	}

	@Test
	void userGoesOnWithTheNewRolesAfterTheLogin() {
		Visitor visitor = Visitor.loggedIn(node, this.user);
		try (LiveSocket socket = live(visitor, node)) {
			change("role");
			tell(node);
			assertEndsSoon(socket);
		}
		visitor.logIn(node, this.user);
		try (LiveSocket socket = live(visitor, node)) {
			tell(node);
			assertStays(socket, 2);
		}
	}

	@Test
	void userOfEachRequestGoesOnWithTheNewRolesAtOnce() {
		Visitor visitor = new Visitor("Authorization",
				"Basic " + Base64.getEncoder().encodeToString((this.user + ":secret").getBytes()));
		try (LiveSocket socket = live(visitor, node)) {
			change("role");
			tell(node);
			assertEndsSoon(socket);
		}
		try (LiveSocket socket = live(visitor, node)) {
			tell(node);
			assertStays(socket, 2);
		}
	}

	@Test
	void eventReachesOtherNodes() {
		Visitor visitor = Visitor.loggedIn(other, this.user);
		try (LiveSocket socket = live(visitor, other)) {
			change("disabled");
			tell(node);
			assertEndsSoon(socket);
		}
	}

	@Test
	void pageThatWasAwayIsNoWayAround() {
		Visitor visitor = Visitor.loggedIn(node, this.user);
		LoadedPage page = visitor.page(node);
		try (LiveSocket socket = visitor.live(node, page)) {
			awaitLooks(1);
		}
		change("role");
		try (LiveSocket socket = visitor.connect(node)) {
			assertEndsSoon(socket);
		}
	}

	@Test
	void unchangedUserStays() {
		Visitor visitor = Visitor.loggedIn(often, this.user);
		try (LiveSocket socket = live(visitor, often)) {
			assertStays(socket, 3);
		}
	}

	@Test
	void otherUsersStay() {
		Visitor alice = Visitor.loggedIn(node, "alice");
		Visitor visitor = Visitor.loggedIn(node, this.user);
		try (LiveSocket socket = live(visitor, node); LiveSocket another = alice.live(node, alice.page(node))) {
			change("disabled");
			tell(node);
			assertEndsSoon(socket);
			assertThat(another.isClosed()).isFalse();
		}
	}

	@Test
	void connectionsOfAUserCostOneLookUp() {
		Visitor visitor = Visitor.loggedIn(node, this.user);
		LoadedPage page = visitor.page(node);
		int before = STORE.looks(this.user);
		try (LiveSocket one = visitor.live(node, page)) {
			awaitLooks(before + 1);
			try (LiveSocket two = visitor.live(node, page); LiveSocket three = visitor.live(node, visitor.page(node))) {
				assertThat(STORE.looks(this.user)).isEqualTo(before + 1);
				tell(node);
				awaitLooks(before + 2);
				assertThat(STORE.threads).matches("live-login-\\d+");
				assertThat(one.isClosed() || two.isClosed() || three.isClosed()).isFalse();
			}
		}
	}

	@Test
	void storeThatFailsClosesNobodyAndIsToldOnce(CapturedOutput output) {
		Visitor visitor = Visitor.loggedIn(often, this.user);
		try (LiveSocket socket = live(visitor, often)) {
			STORE.failing = true;
			int looks = STORE.looks(this.user);
			awaitLooks(looks + 3);
			assertThat(socket.isClosed()).isFalse();
			assertThat(output.getAll().split("users of open connections cannot be looked up", -1)).hasSize(2);
			STORE.failing = false;
			change("disabled");
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
	}

	/** A page that is connected, and whose user was looked up. */
	private LiveSocket live(Visitor visitor, Node node) {
		LoadedPage page = visitor.page(node);
		int looks = STORE.looks(this.user);
		LiveSocket socket = visitor.live(node, page);
		Awaitility.await().until(() -> STORE.looks(this.user) > looks);
		return socket;
	}

	/** Several looks later it is still open. */
	private void assertStays(LiveSocket socket, int looks) {
		int before = STORE.looks(this.user);
		for (int i = 1; i <= looks; i++) {
			tell(node);
			awaitLooks(before + i);
		}
		assertThat(socket.isClosed()).isFalse();
	}

	private void awaitLooks(int count) {
		Awaitility.await().until(() -> STORE.looks(this.user) >= count);
	}

	private void tell(Node node) {
		node.publish(new UserChanged(this.user));
	}

	private void change(String change) {
		if (change.equals("removed")) {
			STORE.deleteUser(this.user);
			return;
		}
		UnaryOperator<User.UserBuilder> changed = switch (change) {
			case "disabled" -> (user) -> user.disabled(true);
			case "locked" -> (user) -> user.accountLocked(true);
			case "expired" -> (user) -> user.accountExpired(true);
			case "role" -> (user) -> user.roles("USER");
			default -> (user) -> user.password("another");
		};
		STORE
			.updateUser(changed.apply(User.withUsername(this.user).password("secret").roles("USER", "KEEPER")).build());
	}

	private static void assertEndsSoon(LiveSocket socket) {
		long start = System.nanoTime();
		assertThat(socket.closeCode()).isEqualTo(4100);
		assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
	}

	static class Application extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http).httpBasic(Customizer.withDefaults());
		}

		@Bean
		@Override
		InMemoryUserDetailsManager users() {
			return STORE;
		}

		@Bean
		LoginEnds broker() {
			return BROKER;
		}

	}

	/** Counts the look-ups of threads that serve no request. */
	static class Store extends InMemoryUserDetailsManager {

		private final Map<String, Integer> looks = new ConcurrentHashMap<>();

		private volatile String threads = "";

		private volatile boolean failing;

		Store() {
			createUser(User.withUsername("alice").password("secret").roles("USER").build());
		}

		int looks(String user) {
			return this.looks.getOrDefault(user, 0);
		}

		@Override
		public UserDetails loadUserByUsername(String username) throws UsernameNotFoundException {
			String thread = Thread.currentThread().getName();
			if (thread.contains("exec")) {
				return super.loadUserByUsername(username);
			}
			this.threads = thread;
			this.looks.merge(username, 1, Integer::sum);
			if (this.failing) {
				throw new IllegalStateException("No store");
			}
			return super.loadUserByUsername(username);
		}

	}

}
