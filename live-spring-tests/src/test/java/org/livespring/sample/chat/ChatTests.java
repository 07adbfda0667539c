package org.livespring.sample.chat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.LiveRooms;
import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Chat}. */
@SpringBootTest
@AutoConfigureLiveTester
class ChatTests {

	@Autowired
	private LiveTester live;

	@Autowired
	private LiveRooms rooms;

	private LivePage enter(String name) {
		return this.live.user(name).open("/chat/lobby").fill("Your name", name);
	}

	@Test
	void whoComesIsThereUnderANameAndSeesWhatWasSaid() {
		LivePage ada = enter("Ada");
		ada.fill("Message", "One").press("Send").fill("Message", "Two").press("Send");
		LivePage bob = this.live.user("bob").open("/chat/lobby");
		assertThat(bob.field("Your name").value()).isNotBlank();
		assertThat(bob.role("log")).textsOf("li").containsExactly("Ada One", "Ada Two");
		assertThat(bob.role("list", "Online")).textsOf("li")
			.containsExactlyInAnyOrder("Ada", bob.field("Your name").value());
	}

	@Test
	void whoMissedTooMuchReadsTheHistoryAndKeepsTheName() {
		LivePage ada = enter("Ada");
		LivePage bob = enter("Bob");
		ada.fill("Message", "One").press("Send");
		bob.disconnect();
		this.live.clock().advance(Duration.ofDays(1));
		ada.fill("Message", "Two").press("Send");
		bob.reconnect(this.live.otherNode());
		assertThat(bob).hasField("Your name", "Bob");
		assertThat(bob.role("log")).textsOf("li").endsWith("Ada Two");
	}

	@Test
	void onlyTheLastMessagesAreShown() {
		LivePage bob = enter("Bob");
		for (int number = 1; number <= ChatLog.MOST + 2; number++) {
			this.rooms.room("chat:lobby").publish(new Chat.Said("Ada", "Message " + number));
		}
		this.live.settle();
		assertThat(bob.role("log")).textsOf("li")
			.hasSize(ChatLog.MOST)
			.startsWith("Ada Message 3")
			.endsWith("Ada Message " + (ChatLog.MOST + 2));
	}

	@Test
	void sendEndsTyping() {
		LivePage ada = enter("Ada");
		LivePage bob = enter("Bob");
		ada.fill("Message", " Hello ");
		assertThat(bob).containsText("Ada is typing …");
		ada.press("Send");
		assertThat(bob).doesNotContainText("Ada is typing …");
		assertThat(bob.role("log")).textsOf("li").containsExactly("Ada Hello");
	}

	@Test
	void emptyFieldIsNoTyping() {
		LivePage ada = enter("Ada").fill("Message", "Hel");
		LivePage bob = enter("Bob");
		assertThat(bob).containsText("Ada is typing …");
		ada.fill("Message", "");
		assertThat(bob).doesNotContainText("Ada is typing …");
	}

	@Test
	void renameTellsTheRoom() {
		LivePage ada = enter("Ada");
		LivePage bob = enter("Bob");
		ada.fill("Your name", " Ada L. ");
		assertThat(bob.role("list", "Online")).textsOf("li").containsExactlyInAnyOrder("Ada L.", "Bob");
	}

	@Test
	void thoseWhoTypeAreNamed() {
		LivePage ada = enter("Ada");
		enter("Bob").fill("Message", "b");
		assertThat(ada.find(".typing")).hasText("Bob is typing …");
		enter("Cleo").fill("Message", "c");
		assertThat(ada.find(".typing").text()).matches("(Bob and Cleo|Cleo and Bob) are typing …");
		enter("Dan").fill("Message", "d");
		assertThat(ada.find(".typing")).hasText("3 people are typing …");
	}

	@Test
	void crowdIsNamedInPart() {
		LivePage ada = enter("Ada");
		for (int number = 1; number < ChatPeople.MOST + 7; number++) {
			this.live.user("guest" + number).open("/chat/lobby");
		}
		assertThat(ada.role("list", "Online")).textsOf("li").hasSize(ChatPeople.MOST + 1).endsWith("and 7 more");
	}

}
