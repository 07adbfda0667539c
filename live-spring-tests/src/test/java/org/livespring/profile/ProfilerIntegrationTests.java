package org.livespring.profile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The profiler on a running application, by its bean, its endpoint and JFR. */
class ProfilerIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(OpenActuator.class,
			"management.endpoints.web.exposure.include=liveprofiler", "live.profiler.max-profiles=2",
			"live.profiler.max-calls=5");

	private final Profiler profiler = application.bean(Profiler.class);

	private final LoadedPage page = application.page("counter");

	private final LiveComponentState counter = this.page.component("counter");

	@AfterEach
	void forget() {
		this.profiler.all().forEach((profile) -> this.profiler.delete(profile.id()));
	}

	@Test
	void nothingIsMeasuredUnlessAProfileRuns() {
		assertThat(this.profiler.measuresCalls()).isFalse();
		Profile profile = start(ProfileFilter.ALL);
		assertThat(this.profiler.measuresCalls()).isTrue();
		this.profiler.stop(profile.id());
		assertThat(this.profiler.measuresCalls()).isFalse();
		increment(1);
		assertThat(profile.calls()).isEmpty();
	}

	@Test
	void actionIsRecordedWithItsPhases() {
		Profile profile = start(new ProfileFilter("counter", null, this.counter.id(), 1));
		increment(2);
		// Handed over, begun, two actions
		ProfiledCall call = await(profile, 4).get(3);
		assertThat(call.kind()).isEqualTo(CallKind.ACTION);
		assertThat(call.title()).isEqualTo("action increment");
		assertThat(call.instance()).isEqualTo(this.counter.id());
		assertThat(call.connection()).isNotNull();
		assertThat(call.error()).isNull();
		assertThat(call.phases()).extracting(LiveCall.Phase::name)
			.contains("resolve", "action", "view", "render", "diff", "sign", "send");
		assertThat(call.phases()).allSatisfy((phase) -> {
			assertThat(phase.started()).isGreaterThanOrEqualTo(call.start());
			assertThat(phase.started() + phase.nanos()).isLessThanOrEqualTo(call.end());
		});
		assertThat(call.heapBefore()).isPositive();
	}

	@Test
	void failedActionIsRecordedWithItsCode() {
		Profile profile = start(new ProfileFilter(null, null, this.counter.id(), 1));
		try (LiveSocket socket = this.page.live(WireForm.COMPACT)) {
			socket.call(this.counter, "fail", Map.of());
		}
		assertThat(await(profile, 3)).last().satisfies((call) -> {
			assertThat(call.title()).isEqualTo("action fail");
			assertThat(call.error()).isEqualTo(LiveErrorCode.ACTION_FAILED);
		});
	}

	@Test
	void filterLetsOnlyItsCallsIn() {
		Profile other = start(new ProfileFilter("no-such-component", null, null, 1));
		Profile half = start(new ProfileFilter("counter", null, this.counter.id(), 2));
		increment(4);
		// Of handed over, begun and four actions
		assertThat(await(half, 3)).hasSize(3);
		assertThat(other.calls()).isEmpty();
	}

	@Test
	void newestCallsAreKept() {
		Profile profile = start(new ProfileFilter("counter", null, this.counter.id(), 1));
		increment(7);
		Awaitility.await().until(() -> profile.recorded() == 9);
		assertThat(profile.calls()).hasSize(5).allMatch((call) -> call.title().equals("action increment"));
	}

	@Test
	void profileStopsByItself() {
		Profile profile = this.profiler.start(ProfileFilter.ALL, Duration.ofMillis(50));
		Awaitility.await().until(() -> !profile.isRunning());
		assertThat(this.profiler.measuresCalls()).isFalse();
		assertThat(this.profiler.find(profile.id())).isSameAs(profile);
	}

	@Test
	void profilesAreLimited() {
		start(ProfileFilter.ALL);
		start(ProfileFilter.ALL);
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> start(ProfileFilter.ALL))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

	@Test
	void pausesOfTheCollectorAreRecorded() {
		Profile profile = start(ProfileFilter.ALL);
		System.gc();
		Awaitility.await().until(() -> !profile.pauses().isEmpty());
		GcPause pause = profile.pauses().get(0);
		assertThat(pause.cause()).isEqualTo("System.gc()");
		assertThat(pause.start()).isBetween(-Duration.ofSeconds(1).toNanos(), profile.length().toNanos());
		assertThat(pause.before()).isPositive();
	}

	@Test
	void callsAndPhasesAreEventsOfTheFlightRecorder(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("live.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("org.livespring.Call");
			recording.enable("org.livespring.Phase");
			recording.start();
			// The first has certainly been recorded when the second begins
			increment(2);
			recording.stop();
			recording.dump(file);
		}
		List<RecordedEvent> events = RecordingFile.readAllEvents(file);
		assertThat(events)
			.anyMatch((event) -> event.getEventType().getName().equals("org.livespring.Call")
					&& "ACTION".equals(event.getString("kind")) && "counter".equals(event.getString("component"))
					&& "increment".equals(event.getString("name")) && "DONE".equals(event.getString("outcome")))
			.anyMatch((event) -> event.getEventType().getName().equals("org.livespring.Phase")
					&& "RENDER".equals(event.getString("phase")) && event.getDuration().toNanos() > 0);
	}

	@Test
	void endpointStartsReadsStopsAndDeletes() throws Exception {
		JsonNode started = json(send("POST", "", "{\"component\":\"counter\",\"seconds\":60}", 200));
		String id = started.get("id").stringValue();
		assertThat(started.get("running").booleanValue()).isTrue();
		assertThat(started.get("filter").get("component").stringValue()).isEqualTo("counter");
		increment(1);
		await(this.profiler.find(id), 2);
		assertThat(send("GET", "/" + id, null, 200).body()).contains("counter: action increment");
		HttpResponse<String> trace = send("GET", "/" + id + "?format=trace", null, 200);
		assertThat(trace.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/json"));
		assertThat(json(trace).get("traceEvents").isArray()).isTrue();
		assertThat(json(send("POST", "/" + id, "{}", 200)).get("running").booleanValue()).isFalse();
		assertThat(json(send("GET", "", null, 200)).get("profiles").size()).isEqualTo(1);
		send("DELETE", "/" + id, null, 204);
		send("GET", "/" + id, null, 404);
		send("DELETE", "/" + id, null, 404);
		send("POST", "/" + id, "{}", 404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"seconds":0}        | must be between 1 and 3600
			{"seconds":3601}     | must be between 1 and 3600
			{"every":0}          | must be 1 or more
			{"component":"cuonter"} | There is no component
			{"component":"cuonter"} | counter
			""")
	void endpointRefusesWhatCannotBe(String body, String message) throws Exception {
		assertThat(json(send("POST", "", body, 400)).get("message").stringValue()).contains(message);
		assertThat(this.profiler.all()).isEmpty();
	}

	@Test
	void endpointRefusesWhatIsNoNumber() throws Exception {
		send("POST", "", "{\"every\":\"x\"}", 400);
	}

	@Test
	void endpointRefusesUnknownFormatsAndProfilesAndTooMany() throws Exception {
		Profile profile = start(ProfileFilter.ALL);
		assertThat(json(send("GET", "/" + profile.id() + "?format=pdf", null, 400)).get("message").stringValue())
			.isEqualTo("There is no format 'pdf'; " + "there are trace, collapsed, speedscope, gantt, waterfall, text");
		for (String method : List.of("GET", "DELETE")) {
			assertThat(json(send(method, "/none", null, 404)).get("message").stringValue())
				.isEqualTo("There is no profile 'none'; there are " + profile.id());
		}
		start(ProfileFilter.ALL);
		assertThat(json(send("POST", "", "{}", 409)).get("message").stringValue()).contains("2 profiles");
	}

	private Profile start(ProfileFilter filter) {
		return this.profiler.start(filter, Duration.ofMinutes(1));
	}

	private void increment(int times) {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT)) {
			for (int i = 0; i < times; i++) {
				socket.call(this.counter, "increment", Map.of());
			}
		}
	}

	private static List<ProfiledCall> await(Profile profile, int calls) {
		Awaitility.await().until(() -> profile.calls().size() >= calls);
		return profile.calls();
	}

	private static HttpResponse<String> send(String method, String path, String body, int status) throws Exception {
		HttpRequest.BodyPublisher publisher = (body != null) ? HttpRequest.BodyPublishers.ofString(body)
				: HttpRequest.BodyPublishers.noBody();
		HttpRequest request = HttpRequest.newBuilder(URI.create(application.url("/actuator/liveprofiler" + path)))
			.method(method, publisher)
			.header("Content-Type", "application/json")
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return response;
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	/** Without a token against forged requests, as for operators behind a firewall. */
	@Configuration(proxyBeanMethods = false)
	@Import(TestApplication.class)
	static class OpenActuator {

		@Bean
		@Order(0)
		SecurityFilterChain actuator(HttpSecurity http) throws Exception {
			return http.securityMatcher("/actuator/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
