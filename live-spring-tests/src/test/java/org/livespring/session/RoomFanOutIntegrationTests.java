package org.livespring.session;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

import org.livespring.LiveAction;
import org.livespring.LiveClientEvent;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.LiveRooms;
import org.livespring.budget.MemoryAccount;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.protocol.WireForm;
import org.livespring.render.RenderScope;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.Stadium;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What one message to a room of many costs. */
class RoomFanOutIntegrationTests {

	private static final int MEMBERS = 1000;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Application.class);

	@Test
	void messageIsEncodedOnceForAllScripts() {
		Counted.encoded.set(0);
		FrameCodec codec = new FrameCodec(WireForm.READABLE, new JsonMapper());
		List<Connection> connections = connect(
				(session) -> session.received(new ClientFrame.RoomJoin(1, "many", null), 0));
		application.bean(LiveRooms.class).room("many").publish(new Counted("x"));
		Awaitility.await().until(() -> connections.stream().allMatch((each) -> each.shared.size() == 1));
		Set<String> texts = Collections.newSetFromMap(new IdentityHashMap<>());
		connections.forEach((each) -> texts.add(each.shared.get(0).text(codec)));
		assertThat(texts).hasSize(1);
		assertThat(Counted.encoded).hasValue(1);
		connections.forEach((each) -> each.session.closed(1000));
	}

	@Test
	void messageIsDecodedOnceForAllComponents() {
		Counted.decoded.set(0);
		List<Connection> connections = connect((session) -> session
			.received(new ClientFrame.ComponentMount(1, "many", new JsonMapper().createObjectNode()), 0));
		Awaitility.await().until(() -> connections.stream().allMatch((each) -> each.frames.size() == 2));
		application.bean(LiveRooms.class).room("many").publish(new Counted("y"));
		Awaitility.await().until(() -> connections.stream().allMatch((each) -> each.frames.size() == 3));
		assertThat(Counted.decoded).hasValue(1);
		connections.forEach((each) -> each.session.closed(1000));
	}

	@Test
	void fragmentIsRenderedAndEncodedOnceForAllWhoShowIt() {
		Stadium.Scores scores = application.bean(Stadium.Scores.class);
		List<Connection> connections = connect((session) -> session
			.received(new ClientFrame.ComponentMount(1, "stadium", new JsonMapper().createObjectNode()), 0));
		Awaitility.await().until(() -> connections.stream().allMatch((each) -> each.shared.size() == 1));
		int views = scores.views.get();
		scores.goals.incrementAndGet();
		application.bean(LiveRooms.class).room(Stadium.ROOM).publish(new Stadium.Goal());
		Awaitility.await().until(() -> connections.stream().allMatch((each) -> each.shared.size() == 2));
		assertThat(scores.views.get() - views).isOne();
		Set<SharedFrame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
		connections.forEach((each) -> frames.add(each.shared.get(1)));
		assertThat(frames).hasSize(1);
		connections.forEach((each) -> assertThat(each.frames).hasSize(2));
		connections.forEach((each) -> each.session.closed(1000));
	}

	private static List<Connection> connect(Consumer<LiveSession> first) {
		LiveSessions sessions = application.bean(LiveSessions.class);
		List<Connection> connections = new ArrayList<>();
		for (int i = 0; i < MEMBERS; i++) {
			Connection connection = new Connection();
			connection.session = sessions.open(connection, new Owner(null, List.of()),
					new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""), MemoryAccount.UNLIMITED);
			connection.session.opened(new Login(0, null, null, null, Set.of()), 262_144);
			first.accept(connection.session);
			connections.add(connection);
		}
		return connections;
	}

	/** Keeps what it is sent. */
	private static final class Connection implements LiveConnection {

		private final List<ServerFrame> frames = Collections.synchronizedList(new ArrayList<>());

		private final List<SharedFrame> shared = Collections.synchronizedList(new ArrayList<>());

		private LiveSession session;

		@Override
		public void send(ServerFrame frame) {
			this.frames.add(frame);
		}

		@Override
		public void sendShared(SharedFrame frame) {
			// Who is in the room is told apart from what happens there
			if (!(frame.frame() instanceof ServerFrame.PresenceState)) {
				this.shared.add(frame);
			}
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

	/** An event that counts how often it is written and read. */
	@LiveClientEvent
	record Counted(String text) {

		static final AtomicInteger encoded = new AtomicInteger();

		static final AtomicInteger decoded = new AtomicInteger();

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		static Counted of(String text) {
			decoded.incrementAndGet();
			return new Counted(text);
		}

		@Override
		@JsonValue
		public String text() {
			encoded.incrementAndGet();
			return this.text;
		}

	}

	/** A component of which there are many. */
	@LiveComponent(headless = true, mountable = true)
	static class Many {

		record State(int events) {
		}

		State mount(LiveContext live) {
			live.join("many");
			return new State(0);
		}

		@LiveListener
		State counted(State state, Counted event) {
			return new State(state.events() + 1);
		}

		@LiveAction
		void nothing() {
		}

	}

	/** The test application with this component. */
	@Import({ TestApplication.class, Many.class })
	@SpringBootConfiguration
	static class Application {

	}

}
