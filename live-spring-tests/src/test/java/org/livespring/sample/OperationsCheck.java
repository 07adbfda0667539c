package org.livespring.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.metrics.MetricsDocument;
import org.livespring.metrics.Scrape;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;

/**
 * Puts the sample under load, reads what operators read, and compares it with
 * {@code docs/metrics.md}: each documented meter is there and moves as it says. Leaves a
 * profile in each format in {@code target/profiles}. Run by
 * {@code mvn -Prun -pl live-spring-tests -am verify -DskipTests
 * -Drun.main=org.livespring.sample.OperationsCheck}.
 */
final class OperationsCheck {

	private static final int VISITORS = 20;

	private static final int ACTIONS = 100;

	private static final int MESSAGES = 10;

	/** How much each series grows at least; 0 for one that this load leaves alone. */
	private static final Map<String, Integer> GROWTH = Map.ofEntries(Map.entry("live_connections", VISITORS),
			Map.entry("live_connections_lingering", 0), Map.entry("live_connections_opened_total", VISITORS),
			Map.entry("live_connections_closed_total", 1), Map.entry("live_components", VISITORS),
			Map.entry("live_hibernations_total", 0), Map.entry("live_mounts_seconds_count", VISITORS),
			Map.entry("live_rehydrations_total", VISITORS), Map.entry("live_actions_seconds_count", VISITORS * ACTIONS),
			Map.entry("live_wait_seconds_count", 1), Map.entry("live_phases_seconds_count", VISITORS * ACTIONS),
			Map.entry("live_renders_seconds_count", VISITORS * ACTIONS), Map.entry("live_renders_skipped_total", 0),
			Map.entry("live_delta_size_bytes_count", VISITORS * ACTIONS), Map.entry("live_full_texts_total", VISITORS),
			Map.entry("live_snapshot_size_bytes_count", VISITORS * ACTIONS), Map.entry("live_queue_bytes", 0),
			Map.entry("live_queue_longest_bytes", 0), Map.entry("live_slow_consumers_total", 0),
			Map.entry("live_frames_refused_total", 1), Map.entry("live_security_events_total", 1),
			Map.entry("live_outbox_replays_total", 1), Map.entry("live_rooms", 1), Map.entry("live_rooms_members", 2),
			Map.entry("live_publishes_seconds_count", MESSAGES), Map.entry("live_deliveries_total", 2 * MESSAGES),
			Map.entry("live_delivery_lag_seconds_count", MESSAGES), Map.entry("live_rooms_gaps_total", 0),
			Map.entry("live_rooms_resyncs_total", 0), Map.entry("live_broker_available", 0),
			Map.entry("live_fragments", 0), Map.entry("live_presence_members", 2), Map.entry("live_presence_nodes", 0),
			Map.entry("live_presence_changes_total", 2));

	private final HttpClient http = HttpClient.newHttpClient();

	private final String url;

	private final List<String> failures = new ArrayList<>();

	private OperationsCheck(int port) {
		this.url = "http://localhost:" + port;
	}

	public static void main(String[] arguments) throws IOException {
		int failures = checkSample();
		System.out.println((failures == 0) ? "All as documented" : failures + " failures");
		System.exit((failures == 0) ? 0 : 1);
	}

	private static int checkSample() throws IOException {
		try (SampleProcess sample = SampleProcess.start("management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "live.limits.frames-per-second=100000",
				"live.limits.client-bandwidth=1GB")) {
			OperationsCheck check = new OperationsCheck(sample.port());
			check.run();
			check.failures.forEach((failure) -> System.out.println("FAILED: " + failure));
			return check.failures.size();
		}
	}

	private void run() throws IOException {
		Scrape before = Scrape.of(this.url + "/actuator/prometheus");
		String profile = send("POST", "/actuator/liveprofiler", "{\"seconds\": 60}").path("id").asString();
		List<LiveSocket> sockets = new ArrayList<>();
		for (int i = 0; i < VISITORS; i++) {
			sockets.add(visit());
		}
		sockets.addAll(chat());
		misbehave(sockets.get(0));
		JsonNode live = get("/actuator/live");
		expect("instances of the endpoint", live.path("instances").asInt(), VISITORS + 2);
		expect("components of health", details().path("components").asInt(), VISITORS + 2);
		check(before, Scrape.of(this.url + "/actuator/prometheus"));
		for (LiveSocket socket : sockets) {
			socket.close();
		}
		Awaitility.await().until(() -> Scrape.of(this.url + "/actuator/prometheus").sum("live_connections") == 0);
		expect("connections of health once all are gone", details().path("connections").asInt(), 0);
		save(profile);
	}

	private LiveSocket visit() {
		LoadedPage page = LoadedPage.get(this.url + "/counter");
		LiveComponentState counter = page.component("counter");
		LiveSocket socket = page.live(WireForm.COMPACT);
		for (int i = 0; i < ACTIONS; i++) {
			socket.call(counter, "increment", Map.of());
		}
		return socket;
	}

	/** Two people in a room. */
	private List<LiveSocket> chat() {
		LoadedPage one = LoadedPage.get(this.url + "/chat/operations");
		LoadedPage two = LoadedPage.get(this.url + "/chat/operations");
		List<LiveSocket> sockets = List.of(one.live(WireForm.COMPACT), two.live(WireForm.COMPACT));
		for (int i = 0; i < MESSAGES; i++) {
			sockets.get(0).call(one.component("chat"), "send", Map.of("message", "message " + i));
		}
		Awaitility.await().until(() -> two.component("chat").html().contains("message " + (MESSAGES - 1)));
		return sockets;
	}

	/** What meters of things that go wrong are there for. */
	private void misbehave(LiveSocket socket) {
		LiveComponentState counter = socket.components().get(0);
		long number = socket.callLater(counter, "increment", Map.of());
		socket.answer(number);
		socket.callAgain(counter, "increment", number);
		socket.call(counter, "no-such-action", Map.of());
		LoadedPage page = LoadedPage.get(this.url + "/counter");
		LiveComponentState tampered = page.component("counter");
		try (LiveSocket other = page.connect(WireForm.COMPACT)) {
			long request = other.next();
			other.send(new ClientFrame.ComponentRehydrate(request, page.id(),
					List.of(new ClientFrame.OfferedSnapshot("A" + tampered.snapshot().substring(1), tampered.tag(),
							null, null))));
			other.await(ServerFrame.ComponentRehydrated.class, (frame) -> true);
		}
	}

	private void check(Scrape before, Scrape after) throws IOException {
		Set<String> unknown = new TreeSet<>();
		for (MetricsDocument.Row row : MetricsDocument.rows()) {
			Integer growth = GROWTH.get(row.series());
			double moved = after.sum(row.series()) - before.sum(row.series());
			System.out.printf("%-40s %10.0f%n", row.series(), moved);
			if (growth == null) {
				unknown.add(row.series());
			}
			else {
				check(row, growth, moved, after);
			}
		}
		if (!unknown.isEmpty()) {
			this.failures.add("Documented, but not known here: " + unknown);
		}
	}

	private void check(MetricsDocument.Row row, int growth, double moved, Scrape after) {
		// A meter with tags is not there before its first event
		boolean absent = growth == 0 && !after.labels().containsKey(row.series());
		if (!absent && !row.tags().equals(after.labels().get(row.series()))) {
			this.failures.add(row.meter() + " has the tags " + after.labels().get(row.series()));
		}
		if ((growth == 0) ? (moved != 0) : (moved < growth)) {
			this.failures.add(row.meter() + " moved by " + moved + ", expected " + growth);
		}
	}

	private void expect(String what, int found, int expected) {
		System.out.printf("%-40s %10d%n", what, found);
		if (found != expected) {
			this.failures.add(what + ": " + found + ", expected " + expected);
		}
	}

	private JsonNode details() {
		return get("/actuator/health").path("components").path("live").path("details");
	}

	private void save(String profile) throws IOException {
		Path directory = Files.createDirectories(Path.of("target", "profiles"));
		send("POST", "/actuator/liveprofiler/" + profile, "{}");
		for (Map.Entry<String, String> format : Map
			.of("text", "profile.txt", "trace", "trace.json", "collapsed", "collapsed.txt", "speedscope",
					"speedscope.json", "gantt", "gantt.mmd", "waterfall", "waterfall.html")
			.entrySet()) {
			Files.writeString(directory.resolve(format.getValue()),
					request("GET", "/actuator/liveprofiler/" + profile + "?format=" + format.getKey(), ""));
		}
		System.out.println("Profiles: " + directory.toAbsolutePath());
	}

	private JsonNode get(String path) {
		return send("GET", path, "");
	}

	private JsonNode send(String method, String path, String body) {
		return JsonMapper.shared().readTree(request(method, path, body));
	}

	private String request(String method, String path, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
