package org.livespring.session;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Book;
import org.livespring.test.app.Counter;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.Slow;

import static org.assertj.core.api.Assertions.assertThat;

/** What components do on a live connection. */
@ExtendWith(OutputCaptureExtension.class)
class ComponentIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.grace=0s");

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void actionThatThrowsShowsAnIdIsLoggedOnceAndLeavesTheState(CapturedOutput output) {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			ServerFrame.ErrorFrame error = (ServerFrame.ErrorFrame) socket.call(counter, "fail", Map.of());
			assertThat(error.code()).isEqualTo(LiveErrorCode.ACTION_FAILED);
			assertThat(error.message()).isEqualTo("Something went wrong.");
			assertThat(output.getAll().split(error.id(), -1)).hasSize(2);
			socket.call(counter, "increment", Map.of());
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
			assertThat(socket.frames()).noneMatch(ServerFrame.ClientEvent.class::isInstance);
		}
	}

	@Test
	void returnValueIsTheAnswer() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "add", Map.of("by", "7"));
			ServerFrame.ActionResponse answer = (ServerFrame.ActionResponse) socket.call(counter, "square", Map.of());
			assertThat(answer.result()).hasToString("49");
			assertThat(answer.seq()).isNull();
		}
	}

	@Test
	void equalViewIsNotRenderedAndEqualStateIsNotSent() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			ServerFrame.ActionResponse equalView = (ServerFrame.ActionResponse) socket.call(counter, "note",
					Map.of("text", "b"));
			assertThat(equalView.html()).isNull();
			assertThat(equalView.state()).isNotNull();
			assertThat(((ServerFrame.ActionResponse) socket.call(counter, "nothing", Map.of())).seq()).isNull();
			assertThat(((ServerFrame.ActionResponse) socket.call(counter, "refresh", Map.of())).seq()).isNotNull();
			assertThat(counter.state().get("note").asString()).isEqualTo("b");
		}
	}

	@Test
	void effectsFollowTheUpdate() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "tell", Map.of());
			ServerFrame.Navigate navigate = socket.await(ServerFrame.Navigate.class, (frame) -> true);
			assertThat(navigate.url()).isEqualTo("/elsewhere");
			assertThat(socket.frames()).filteredOn(ServerFrame.ClientEvent.class::isInstance)
				.extracting((frame) -> ((ServerFrame.ClientEvent) frame).name())
				.containsExactly("told", "live:title", "live:flash");
		}
	}

	@Test
	void updatesFromAnyThreadApplyInOrder() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "later", Map.of());
			Awaitility.await().until(() -> counter.state().get("count").asInt() == 10);
			assertThat(counter.seq()).isEqualTo(10);
		}
	}

	@Test
	void queryFollowsTheStateAndTheStateTheQuery() {
		LoadedPage page = LoadedPage.get(application.url("/page/counter?step=5&other=1"));
		LiveComponentState counter = page.component("counter");
		assertThat(counter.state().get("step").asInt()).isEqualTo(5);
		assertThat(page.html()).contains("live-query=\"step\"");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			write(socket, counter, "{\"step\":\"7\"}", null);
			assertThat(socket.await(ServerFrame.Navigate.class, (frame) -> true).url()).isEqualTo("step=7");
			write(socket, counter, null, "{\"step\":[\"9\"]}");
			assertThat(counter.state().get("step").asInt()).isEqualTo(9);
			write(socket, counter, null, "{\"step\":[\"1000\"]}");
			assertThat(counter.state().get("step").asInt()).isOne();
			assertThat(LoadedPage.get(application.url("/page/counter?step=abc"))
				.component("counter")
				.state()
				.get("step")
				.asInt()).isOne();
		}
	}

	@Test
	void modelThatViolatesAConstraintLeavesTheState() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			write(socket, counter, "{\"step\":\"0\"}", null);
			assertThat(counter.state().get("step").asInt()).isOne();
			assertThat(counter.errors()).contains("step");
			ServerFrame refused = write(socket, counter, "{\"count\":\"1\"}", null);
			assertThat(((ServerFrame.ErrorFrame) refused).code()).isEqualTo(LiveErrorCode.UNKNOWN_PROPERTY);
		}
	}

	private static ServerFrame write(LiveSocket socket, LiveComponentState component, String values, String query) {
		long id = socket.next();
		socket.target(id, component);
		socket.send(new ClientFrame.PropertyUpdate(id, component.id(), component.seq(), tree(values), tree(query)));
		return socket.answer(id);
	}

	private static ObjectNode tree(String json) {
		return (json != null) ? (ObjectNode) mapper.readTree(json) : null;
	}

	@Test
	void childrenKeepTheirStateWhileTheirParentRenders() {
		Book books = application.bean(Book.class);
		LoadedPage page = application.page("shelf");
		LiveComponentState shelf = page.component("shelf");
		assertThat(page.components()).extracting(LiveComponentState::name)
			.containsExactly("shelf", "book", "book", "book");
		LiveComponentState second = page.components().get(2);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(second, "read", Map.of());
			Awaitility.await().until(() -> shelf.state().get("picked").asInt() == 2);
			int mounts = books.mounts.get();
			socket.call(shelf, "reverse", Map.of());
			socket.call(second, "read", Map.of());
			assertThat(books.mounts.get()).isEqualTo(mounts);
			assertThat(second.state().get("reads").asInt()).isEqualTo(2);
			Awaitility.await().until(() -> shelf.state().get("picked").asInt() == 4);
		}
	}

	@Test
	void childrenComeAndGoWithTheirSlots() {
		Book books = application.bean(Book.class);
		LoadedPage page = application.page("shelf");
		LiveComponentState shelf = page.component("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			int mounts = books.mounts.get();
			int unmounts = books.unmounts.get();
			ServerFrame.ActionResponse added = (ServerFrame.ActionResponse) socket.call(shelf, "add",
					Map.of("id", "9"));
			assertThat(added.children()).singleElement().satisfies((child) -> {
				assertThat(child.parentId()).isEqualTo(shelf.id());
				assertThat(child.slot()).isEqualTo("book:9");
				assertThat(child.html()).contains("book <i>9</i>");
			});
			assertThat(books.mounts.get()).isEqualTo(mounts + 1);
			LiveComponentState child = socket.component(added.children().get(0).componentId());
			socket.call(child, "read", Map.of());
			assertThat(child.state().get("reads").asInt()).isOne();
			socket.call(shelf, "remove", Map.of("id", "9"));
			Awaitility.await().until(() -> books.unmounts.get() == unmounts + 1);
			ServerFrame.ErrorFrame gone = (ServerFrame.ErrorFrame) socket.call(child, "read", Map.of());
			assertThat(gone.code()).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
		}
		try (LiveSocket again = page.connect(WireForm.COMPACT)) {
			assertThat(again.rehydrate(List.of(shelf)).components()).extracting(ServerFrame.Adopted::code)
				.containsOnlyNulls();
		}
	}

	@Test
	void childThatItsParentNoLongerHasIsRefused() {
		LoadedPage page = application.page("shelf");
		LiveComponentState shelf = page.component("shelf");
		LiveComponentState first = page.components().get(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(shelf, "remove", Map.of("id", "1"));
		}
		try (LiveSocket again = page.connect(WireForm.COMPACT)) {
			assertThat(again.rehydrate(List.of(shelf, first)).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(null, LiveErrorCode.INVALID_STATE);
			assertThat(again.rehydrate(List.of(first)).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
		}
	}

	@Test
	void otherPropsReachTheChildren() {
		LoadedPage page = application.page("shelf");
		LiveComponentState shelf = page.component("shelf");
		LiveComponentState first = page.components().get(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(shelf, "paint", Map.of("colour", "blue"));
			Awaitility.await().until(() -> first.state().get("painted").asString().equals("painted blue"));
			assertThat(first.html()).contains("<em>blue</em>");
		}
	}

	@Test
	void invalidFormShowsItsErrorsAndDoesNotRun() {
		LoadedPage page = application.page("sign-up");
		LiveComponentState form = page.component("sign-up");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame.ErrorFrame refused = (ServerFrame.ErrorFrame) socket.call(form, "signUp",
					Map.of("name", " ", "age", "x"));
			assertThat(refused.code()).isEqualTo(LiveErrorCode.VALIDATION_FAILED);
			assertThat(form.html()).contains("<b>must not be blank</b>").doesNotContain("<i></i>").contains("<p></p>");
			socket.call(form, "signUp", Map.of("name", "Ann", "age", "30"));
			assertThat(form.html()).contains("Welcome Ann").contains("<b></b>");
		}
	}

	@Test
	void typingShowsErrorsOfTouchedFieldsOnly() {
		LoadedPage page = application.page("sign-up");
		LiveComponentState form = page.component("sign-up");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long id = socket.next();
			socket.target(id, form);
			socket.send(new ClientFrame.CallAction(id, form.id(), "signUp", 0, tree("{\"name\":\"\",\"age\":\"\"}"),
					List.of("name")));
			assertThat(socket.answer(id)).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(form.html()).contains("<b>must not be blank</b>").contains("<i></i>").contains("<p></p>");
		}
	}

	@Test
	void taskRunsFromAdoptionOnAndRetries() {
		Slow slow = application.bean(Slow.class);
		int runs = slow.runs.get();
		LoadedPage page = application.page("slow");
		assertThat(page.html()).contains("<p>LOADING</p>");
		assertThat(slow.runs.get()).isEqualTo(runs);
		LiveComponentState state = page.component("slow");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> state.state().get("progress").asInt() == 50);
			slow.results.add("");
			Awaitility.await().untilAsserted(() -> assertThat(state.html()).isNotNull().contains("<p>FAILED</p>"));
			assertThat(state.html()).contains("Something went wrong.").doesNotContain("no quote");
			socket.call(state, "retry", Map.of());
			slow.results.add("done it");
			Awaitility.await()
				.untilAsserted(() -> assertThat(state.html()).isNotNull().contains("<p>DONE</p><p>done it</p>"));
			assertThat(slow.runs.get()).isEqualTo(runs + 2);
		}
	}

	@Test
	void taskStartsAgainOnAnotherConnectionUnlessItMustNot() {
		Slow slow = application.bean(Slow.class);
		LoadedPage page = application.page("slow");
		LiveComponentState state = page.component("slow");
		int runs = slow.runs.get();
		int payments = slow.payments.get();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(state, "pay", Map.of());
			Awaitility.await().until(() -> slow.payments.get() == payments + 1 && slow.runs.get() == runs + 1);
		}
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> slow.runs.get() == runs + 2);
			Awaitility.await().until(() -> "FAILED".equals(state.state().get("payment").get("status").asString()));
			assertThat(state.state().get("payment").get("error").asString()).isEqualTo("interrupted");
			assertThat(slow.payments.get()).isEqualTo(payments + 1);
		}
		finally {
			slow.results.addAll(List.of("a", "b", "c"));
			Awaitility.await().until(slow.results::isEmpty);
		}
	}

	@Test
	void scriptClientsMountComponentsWithoutTemplate() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.connect(WireForm.READABLE)) {
			long id = socket.next();
			socket.send(new ClientFrame.ComponentMount(id, "adder", tree("{\"start\":5}")));
			ServerFrame.ComponentMounted mounted = (ServerFrame.ComponentMounted) socket.answer(id);
			assertThat(mounted.snapshot()).contains("\"sum\":5");
			LiveComponentState adder = socket.component(mounted.componentId());
			socket.call(adder, "add", Map.of("by", 2));
			assertThat(adder.state().get("sum").asInt()).isEqualTo(7);
			long invalid = socket.next();
			socket.send(new ClientFrame.ComponentMount(invalid, "adder", tree("{\"start\":-1}")));
			assertThat(((ServerFrame.ErrorFrame) socket.answer(invalid)).code()).isIn(LiveErrorCode.VALIDATION_FAILED,
					LiveErrorCode.INVALID_PAYLOAD);
			long unmountable = socket.next();
			socket.send(new ClientFrame.ComponentMount(unmountable, "counter", tree("{}")));
			assertThat(((ServerFrame.ErrorFrame) socket.answer(unmountable)).code())
				.isEqualTo(LiveErrorCode.UNKNOWN_COMPONENT);
		}
	}

	@Test
	void goneComponentIsUnmountedByTheClient() {
		Counter counters = application.bean(Counter.class);
		int unmounts = counters.unmounts.get();
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long id = socket.next();
			socket.send(new ClientFrame.ComponentUnmount(id, page.component("counter").id()));
			assertThat(socket.answer(id)).isInstanceOf(ServerFrame.ActionResponse.class);
			Awaitility.await().until(() -> counters.unmounts.get() == unmounts + 1);
		}
	}

}
