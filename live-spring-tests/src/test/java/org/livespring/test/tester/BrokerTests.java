package org.livespring.test.tester;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.health.LiveHealthIndicator;
import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureLiveTester
class BrokerTests {

	@Autowired
	private LiveHealthIndicator health;

	@Test
	void bothNodesGoOnAloneAndThenGetWhatTheyMissed(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		bob.reconnect(live.otherNode());
		live.broker().down();
		ann.fill("Offer", "Lamp").press("Publish");
		bob.fill("Offer", "Chair").press("Publish");
		assertThat(ann).hasNoErrors().textsOf("li").containsExactly("Lamp");
		assertThat(bob).hasNoErrors().textsOf("li").containsExactly("Chair");
		live.broker().up();
		assertThat(ann).textsOf("li").containsExactly("Lamp", "Chair");
		assertThat(bob).textsOf("li").containsExactly("Chair", "Lamp");
	}

	@Test
	void pageThatComesDuringTheOutageGetsWhatWasPublishedBefore(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		ann.disconnect();
		live.user("bob").open("/offers").fill("Offer", "Lamp").press("Publish");
		live.broker().down();
		ann.reconnect(live.otherNode());
		assertThat(ann).isConnected().hasNoElement("li");
		live.broker().up();
		assertThat(ann).textsOf("li").containsExactly("Lamp");
	}

	@Test
	void readersOfTheOtherNodeStay(LiveTester live) {
		LivePage ann = live.user("ann").open("/offers");
		LivePage bob = live.user("bob").open("/offers");
		bob.reconnect(live.otherNode());
		live.broker().down();
		live.clock().advance(Duration.ofMinutes(1));
		assertThat(ann.role("status")).hasText("2 readers");
		live.broker().up();
		bob.close();
		live.clock().advance(Duration.ofSeconds(2));
		assertThat(ann.role("status")).hasText("1 readers");
	}

	@Test
	void sharedStateCannotBeChanged(LiveTester live) {
		LivePage page = live.user("ann").open("/offers");
		live.broker().down();
		page.press("Like");
		assertThat(page).hasFailed("BROKER_UNAVAILABLE").containsText("0 likes");
		live.broker().up();
		page.press("Like");
		assertThat(page).hasNoErrors().containsText("1 likes");
	}

	@Test
	void healthSaysSo(LiveTester live) {
		live.broker().down();
		Health health = this.health.health();
		assertThat(health.getDetails()).containsEntry("degraded", true);
		assertThat(health.getDetails().get("broker")).asString().contains("away");
		live.broker().up();
		assertThat(this.health.health().getDetails()).doesNotContainKey("degraded");
	}

}
