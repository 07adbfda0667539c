package org.livespring.session;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveListener;
import org.livespring.LiveRooms;
import org.livespring.LiveTask;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a component that is busy and has as many calls waiting as it may. */
class FullMailboxIntegrationTests {

	private static final int ROOM = 5;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Application.class,
			"live.limits.mailbox=" + ROOM);

	private final Crowd crowd = application.bean(Crowd.class);

	private final LoadedPage page = application.page("queue");

	private final LiveComponentState parent = this.page.component("queue");

	private final LiveComponentState child = this.page.component("queue-member");

	@AfterEach
	void release() {
		this.crowd.released.drainPermits();
	}

	@Test
	void resultOfATaskIsNotLost() {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT)) {
			awaitAnswer(socket, this.parent, "ask");
			fill(socket);
			this.crowd.answers.add("42");
			Awaitility.await().until(() -> application.bean(Tasks.class).ended.get() == 1);
			this.crowd.released.release();
			Awaitility.await().until(() -> this.parent.state().get("answer").toString().contains("42"));
		}
	}

	@Test
	void childWhoseParentCannotListenNowDoesTheRestOfItsCall() {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT)) {
			fill(socket);
			awaitAnswer(socket, this.child, "speak");
			ServerFrame.ErrorFrame error = socket.await(ServerFrame.ErrorFrame.class,
					(frame) -> frame.requestId() == null && this.child.id().equals(frame.componentId()));
			assertThat(error.code()).isEqualTo(LiveErrorCode.RATE_LIMITED);
			application.bean(LiveRooms.class).room("queue").publish(new Whistle());
			Awaitility.await().until(() -> this.child.state().get("heard").asInt() == 1);
			this.crowd.released.release();
			awaitAnswer(socket, this.child, "speak");
			Awaitility.await().until(() -> this.parent.state().get("said").asInt() == 1);
		}
	}

	/** Call until what follows from the adoption leaves room for it. */
	private static void awaitAnswer(LiveSocket socket, LiveComponentState component, String action) {
		Awaitility.await().until(() -> socket.call(component, action, Map.of()) instanceof ServerFrame.ActionResponse);
	}

	/** One call runs, and as many wait as may. */
	private void fill(LiveSocket socket) {
		awaitAnswer(socket, this.parent, "nothing");
		socket.callLater(this.parent, "block", Map.of());
		Awaitility.await().until(() -> this.crowd.released.hasQueuedThreads());
		for (int i = 0; i < ROOM; i++) {
			socket.callLater(this.parent, "nothing", Map.of());
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import({ Tasks.class, Crowd.class, Member.class, PageController.class })
	static class Application {

		@Bean
		SecurityFilterChain everybody(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

	}

	/** Counts the tasks that are over. */
	static class Tasks implements LiveMonitor {

		final AtomicInteger ended = new AtomicInteger();

		@Override
		public boolean measuresCalls() {
			return true;
		}

		@Override
		public CallListener callStarted(LiveCall call) {
			return new CallListener() {

				@Override
				public void ended(LiveCall ended) {
					Tasks.this.ended.addAndGet((ended.kind() == CallKind.TASK) ? 1 : 0);
				}

			};
		}

	}

	@Controller
	static class PageController {

		@GetMapping("/page/{component}")
		String page(@PathVariable String component, Model model) {
			model.addAttribute("component", component);
			return "page";
		}

	}

	record Said() {
	}

	record Whistle() {
	}

	@LiveComponent(name = "queue")
	static class Crowd {

		final Semaphore released = new Semaphore(0);

		final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

		record State(AsyncValue<String> answer, int said) {
		}

		State mount() {
			return new State(AsyncValue.idle(), 0);
		}

		@LiveAction
		State ask(State state) {
			return new State(AsyncValue.loading(), state.said());
		}

		@LiveTask
		String answer() throws InterruptedException {
			return this.answers.take();
		}

		@LiveAction
		void block() throws InterruptedException {
			this.released.acquire();
		}

		@LiveAction
		void nothing() {
		}

		@LiveListener
		State said(State state, Said event) {
			return new State(state.answer(), state.said() + 1);
		}

	}

	@LiveComponent(name = "queue-member")
	static class Member {

		record State(int heard) {
		}

		State mount() {
			return new State(0);
		}

		@LiveAction
		void speak(LiveContext live) {
			live.emit(new Said());
			live.join("queue");
		}

		@LiveListener
		State heard(State state, Whistle event) {
			return new State(state.heard() + 1);
		}

	}

}
