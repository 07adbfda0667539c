package org.livespring.session;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

import org.livespring.LiveErrorCode;
import org.livespring.instance.LiveRuntime;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RecordingMonitor;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitor is told of a running application. */
class LiveMonitorIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Monitored.class,
			"live.monitoring.enabled=false");

	private final RecordingMonitor monitor = application.bean(RecordingMonitor.class);

	@BeforeEach
	void clear() {
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() == 0);
		this.monitor.clear();
	}

	@AfterEach
	void reset() {
		this.monitor.failing = false;
		this.monitor.measuring = true;
	}

	@Test
	void connectionIsOpenedAndClosed() {
		LiveSocket socket = application.page("counter").live(WireForm.COMPACT);
		String id = heard("opened ").substring("opened ".length());
		socket.close();
		assertThat(heard("closed ")).startsWith("closed " + id + " 1");
	}

	@Test
	void pageIsMountedAndAdoptedAsNew() {
		LoadedPage page = application.page("counter");
		assertThat(call(CallKind.MOUNT).component()).isEqualTo("counter");
		assertThat(call(CallKind.MOUNT).phases()).extracting(LiveCall.Phase::phase)
			.containsExactly(LivePhase.MOUNT, LivePhase.VIEW, LivePhase.RENDER, LivePhase.SIGN);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(heard("adopted ")).isEqualTo("adopted counter NEW_PAGE null");
			LiveCall rehydrated = call(CallKind.REHYDRATE);
			assertThat(rehydrated.outcome()).isEqualTo(CallOutcome.DONE);
			assertThat(rehydrated.connection()).isNotNull();
		}
	}

	@Test
	void pageThatComesBackIsAReconnect() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			socket.call(counter, "increment", Map.of());
		}
		this.monitor.clear();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(heard("adopted ")).isEqualTo("adopted counter RECONNECT null");
		}
	}

	@Test
	void actionIsMeasuredPhaseByPhase() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			LiveCall first = call(CallKind.ACTION);
			assertThat(first.sent().html().isFull()).isTrue();
			this.monitor.clear();
			socket.call(counter, "increment", Map.of());
			LiveCall call = call(CallKind.ACTION);
			assertThat(call.component()).isEqualTo("counter");
			assertThat(call.name()).isEqualTo("increment");
			assertThat(call.instance()).isEqualTo(counter.id());
			assertThat(call.outcome()).isEqualTo(CallOutcome.DONE);
			assertThat(call.nanos(LivePhase.RENDER)).isPositive();
			assertThat(call.sent().html().isFull()).isFalse();
			assertThat(call.sent().html().encodedLength()).isBetween(5L, 60L);
			assertThat(call.snapshotSize()).isEqualTo(counter.snapshot().length());
			assertThat(call.waited()).isPositive();
			List<LivePhase> phases = call.phases().stream().map(LiveCall.Phase::phase).toList();
			assertThat(phases).containsExactly(LivePhase.RESOLVE, LivePhase.ACTION, LivePhase.VIEW, LivePhase.RENDER,
					LivePhase.DIFF, LivePhase.SIGN, LivePhase.DIFF, LivePhase.SEND);
			assertThat(call.phases().stream().mapToLong(LiveCall.Phase::nanos).sum()).isPositive()
				.isLessThanOrEqualTo(call.duration());
			assertThat(this.monitor.phases.get(0)).isEqualTo(phases);
		}
	}

	@Test
	void equalViewIsASkippedRender() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			this.monitor.clear();
			socket.call(counter, "note", Map.of("text", "b"));
			LiveCall call = call(CallKind.ACTION);
			assertThat(call.isSkipped()).isTrue();
			assertThat(call.nanos(LivePhase.RENDER)).isZero();
			assertThat(call.sent().html()).isNull();
		}
	}

	@Test
	void failedActionHasTheIdThatTheUserSees() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame.ErrorFrame error = (ServerFrame.ErrorFrame) socket.call(counter, "fail", Map.of());
			LiveCall call = call(CallKind.ACTION);
			assertThat(call.outcome()).isEqualTo(CallOutcome.FAILED);
			assertThat(call.code()).isEqualTo(LiveErrorCode.ACTION_FAILED);
			assertThat(call.failure().errorId()).isEqualTo(error.id());
			assertThat(call.failure().thrown()).hasMessage("on purpose");
			assertThat(heard("refused ")).isEqualTo("refused ACTION_FAILED");
		}
	}

	@Test
	void nameThatAClientMadeUpIsNotTold() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "madeUp", Map.of());
			assertThat(call(CallKind.ACTION).name()).isEqualTo(LiveCall.OTHER);
			assertThat(call(CallKind.ACTION).outcome()).isEqualTo(CallOutcome.REFUSED);
			assertThat(heard("refused ")).isEqualTo("refused UNKNOWN_ACTION");
		}
	}

	@Test
	void tamperedAndForeignSnapshotsAreSecurityEvents() {
		LoadedPage page = application.page("counter");
		LoadedPage foreign = application.page("counter");
		LiveComponentState tampered = page.component("counter");
		tampered.apply(0, null, null, "A".repeat(22));
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate(List.of(tampered));
			assertThat(heard("adopted ")).isEqualTo("adopted null NEW_PAGE INVALID_STATE");
			assertThat(heard("security ")).isEqualTo("security TAMPERED null");
			this.monitor.clear();
			socket.rehydrate(foreign.components());
			assertThat(heard("adopted ")).isEqualTo("adopted counter NEW_PAGE INVALID_STATE");
			assertThat(heard("security ")).isEqualTo("security FOREIGN counter");
		}
	}

	@Test
	void foreignOriginIsASecurityEvent() {
		try (LiveSocket socket = LiveSocket.connect(HttpClient.newHttpClient(), URI.create(application.url("/")),
				WireForm.COMPACT, "https://evil.example", "/live/ws")) {
			assertThat(socket.closeCode()).isEqualTo(4403);
			assertThat(heard("not connected ")).isEqualTo("not connected ORIGIN_DENIED");
			assertThat(heard("security ")).isEqualTo("security ORIGIN null");
		}
	}

	@Test
	void floodIsOneSecurityEvent() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (int i = 10; i < 4000 && !socket.isClosed(); i++) {
				socket.sendQuietly("[6," + i + "]");
			}
			assertThat(socket.closeCode()).isEqualTo(4429);
			assertThat(heard("closed ")).endsWith(" 4429");
			assertThat(this.monitor.events).filteredOn((event) -> event.equals("security FLOOD null")).hasSize(1);
			assertThat(this.monitor.events).contains("refused RATE_LIMITED");
		}
	}

	@Test
	void monitorThatFailsDisturbsNothing() {
		this.monitor.failing = true;
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.call(counter, "increment", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(call(CallKind.ACTION).outcome()).isEqualTo(CallOutcome.DONE);
		}
	}

	@Test
	void nothingIsMeasuredWhereNoMonitorMeasures() {
		this.monitor.measuring = false;
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			assertThat(this.monitor.calls).isEmpty();
			assertThat(application.bean(LiveRuntime.class).begin(CallKind.ACTION, "counter", null, null, null, 0))
				.isSameAs(LiveCall.UNHEARD);
		}
	}

	@SpringBootConfiguration
	@Import({ TestApplication.class, RecordingMonitor.class })
	static class Monitored {

	}

	private String heard(String start) {
		return Awaitility.await()
			.until(() -> this.monitor.events.stream().filter((event) -> event.startsWith(start)).findFirst(),
					(found) -> found.isPresent())
			.orElseThrow();
	}

	private LiveCall call(CallKind kind) {
		return Awaitility.await()
			.until(() -> this.monitor.calls.stream().filter((call) -> call.kind() == kind).findFirst(),
					(found) -> found.isPresent())
			.orElseThrow();
	}

}
