package org.livespring.session;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRoom;
import org.livespring.LiveRooms;
import org.livespring.budget.MemoryAccount;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.render.RenderScope;
import org.livespring.test.app.Chat;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A script that joins a room has every event from the answer on. */
class RoomJoinIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@Test
	void eventThatIsPublishedOnTheAnswerArrives() {
		Publisher publisher = new Publisher(application.bean(LiveRooms.class).room("answered"));
		LiveSession session = application.bean(LiveSessions.class)
			.open(publisher, new Owner(null, List.of()), new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""),
					MemoryAccount.UNLIMITED);
		session.opened(new Login(0, null, null, null, Set.of()), 262_144);
		session.received(new ClientFrame.RoomJoin(1, "answered", null), 0);
		Awaitility.await().until(() -> !publisher.events.isEmpty());
		assertThat(publisher.events).hasSize(1);
		session.closed(1000);
	}

	/** Publishes as soon as it knows that it has joined. */
	private static final class Publisher implements LiveConnection {

		private final List<ServerFrame.RoomEventFrame> events = Collections.synchronizedList(new ArrayList<>());

		private final LiveRoom room;

		Publisher(LiveRoom room) {
			this.room = room;
		}

		@Override
		public void send(ServerFrame frame) {
			if (frame instanceof ServerFrame.ActionResponse) {
				this.room.publish(new Chat.Said("joined"));
			}
		}

		@Override
		public void sendShared(SharedFrame frame) {
			if (frame.frame() instanceof ServerFrame.RoomEventFrame event) {
				this.events.add(event);
			}
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

}
