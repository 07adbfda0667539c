package org.livespring.session;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Errors belong to a form of a component, and leave the page with it. */
class FormErrorsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	private final LoadedPage page = application.page("people");

	private final LiveComponentState people = this.page.component("people");

	private final LiveSocket socket = this.page.live(WireForm.COMPACT);

	@AfterEach
	void close() {
		this.socket.close();
	}

	@Test
	void formShowsItsOwnErrorsOnly() {
		call("add", Map.of("name", ""));
		assertThat(error("add")).isEqualTo("must not be blank");
		assertThat(error("invite")).isEmpty();
		call("invite", Map.of("name", "a"));
		assertThat(error("add")).isEqualTo("must not be blank");
		assertThat(error("invite")).isEqualTo("a capital first\nat least three letters");
		call("add", Map.of("name", "Cleo"));
		assertThat(error("add")).isEmpty();
		assertThat(error("invite")).isEqualTo("a capital first\nat least three letters");
	}

	@Test
	void formsOfOneActionAreToldApartByTheirKeys() {
		call("rename", Map.of("name", "", "live-key", "Bob"));
		assertThat(error("Bob")).isEqualTo("must not be blank");
		assertThat(error("Ada")).isEmpty();
		call("rename", Map.of("name", "Eve", "live-key", "Ada"));
		assertThat(error("Bob")).isEqualTo("must not be blank");
		call("rename", Map.of("name", "Eve", "live-key", "Bob"));
		assertThat(error("Bob")).isEmpty();
	}

	@Test
	void errorsStayWhileOtherActionsRunAndLeaveWithTheirForm() {
		call("invite", Map.of("name", ""));
		call("like", Map.of());
		assertThat(error("invite")).isNotEmpty();
		call("toggle", Map.of());
		assertThat(this.people.html()).doesNotContain("id=\"invite\"");
		call("toggle", Map.of());
		assertThat(error("invite")).isEmpty();
	}

	@Test
	void rejectionWithoutATextSaysWhatToDo() {
		call("invite", Map.of("name", "Cleo"));
		assertThat(this.people.html()).contains("<i>Please check your input.</i>");
	}

	@Test
	void errorsThatNoPlaceShowsAreToldInAMessage() {
		call("remind", Map.of("name", "<a>"));
		ServerFrame.ClientEvent told = this.socket.await(ServerFrame.ClientEvent.class, (frame) -> true);
		assertThat(told.name()).isEqualTo("live:flash");
		assertThat(told.detail()).hasToString("{\"level\":\"error\",\"message\":\"at most two letters & no more\"}");
		call("add", Map.of("name", ""));
		call("invite", Map.of("name", "a"));
		assertThat(this.socket.frames()).filteredOn(ServerFrame.ClientEvent.class::isInstance).hasSize(1);
	}

	private void call(String action, Map<String, Object> payload) {
		this.socket.call(this.people, action, payload);
	}

	private String error(String form) {
		Matcher error = Pattern.compile("(?s)id=\"" + form + "\".*?<b>(.*?)</b>").matcher(this.people.html());
		assertThat(error.find()).isTrue();
		return error.group(1);
	}

}
