package org.livespring.security;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.livespring.redis.RedisLink;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** Who logs out at one node is logged out at all, with Redis between them. */
class LogoutOnAnotherNodeIntegrationTests {

	@Test
	void logoutClosesConnectionsAndRevokesTheIdentityEverywhere() {
		try (RedisProcess redis = RedisProcess.start()) {
			Node one = start(redis);
			Node two = start(redis);
			try {
				Visitor bob = Visitor.loggedIn(one, "bob");
				LoadedPage page = bob.page(one);
				Visitor thief = new Visitor();
				thief.steal(bob, "live-");
				thief.live(two, page).close();
				try (LiveSocket socket = bob.live(two, page)) {
					long start = System.nanoTime();
					bob.logOut(one);
					assertThat(socket.closeCode()).isEqualTo(4100);
					assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
				}
				thief.refused(two, page);
			}
			finally {
				one.close();
				two.close();
			}
		}
	}

	private static Node start(RedisProcess redis) {
		Node node = Node.start(Node.Application.class, "live.identity.enabled=true", "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + redis.port());
		Awaitility.await().until(node.bean(RedisLink.class)::isAvailable);
		return node;
	}

}
