package org.livespring.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LivePosition;
import org.livespring.LiveRooms;
import org.livespring.presence.PresenceHub;
import org.livespring.protocol.WireForm;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMember;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The documented meters, and those of a running application. */
class MetricsDocumentIntegrationTests {

	private static final String ROOM = "unlisted";

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(
			"management.endpoints.web.exposure.include=prometheus");

	private static Scrape before;

	private static Scrape scrape;

	@BeforeAll
	static void load() throws Exception {
		application.page("stadium");
		before = Scrape.of(application.url("/actuator/prometheus"));
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (int i = 0; i < 20; i++) {
				socket.call(counter, "increment", Map.of());
			}
			socket.call(counter, "note", Map.of("text", "b"));
			socket.call(counter, "nonsense", Map.of());
			useRooms();
			Awaitility.await().untilAsserted(() -> {
				scrape = Scrape.of(application.url("/actuator/prometheus"));
				assertThat(scrape.sum("live_actions_seconds_count")).isEqualTo(22);
				assertThat(scrape.sum("live_components")).isOne();
			});
		}
		Awaitility.await().untilAsserted(() -> {
			scrape = Scrape.of(application.url("/actuator/prometheus"));
			assertThat(scrape.sum("live_connections_closed_total")).isOne();
			assertThat(scrape.sum("live_presence_changes_total")).isOne();
		});
	}

	private static void useRooms() throws Exception {
		RoomHub hub = application.bean(RoomHub.class);
		LivePosition start = hub.position(ROOM).toCompletableFuture().get();
		hub.join(new Silent("live"), ROOM, start);
		for (int i = 0; i < 3; i++) {
			application.bean(LiveRooms.class).room(ROOM).publish(Map.of("number", i));
		}
		hub.join(new Silent("late"), ROOM, start);
		hub.join(new Silent("lost"), ROOM, LivePosition.UNKNOWN);
		application.bean(PresenceHub.class).track(ROOM, "ada", "tab", "{}");
	}

	@Test
	void everyDocumentedMeterIsThereWithItsTags() throws IOException {
		List<MetricsDocument.Row> rows = MetricsDocument.rows();
		assertThat(rows).hasSizeGreaterThan(15);
		for (MetricsDocument.Row row : rows) {
			assertThat(scrape.labels()).as(row.meter()).containsKey(row.series());
			assertThat(scrape.labels().get(row.series())).as(row.meter()).isEqualTo(row.tags());
		}
	}

	@Test
	void everyMeterSaysWhatItTells() {
		assertThat(scrape.helps()).containsOnlyKeys(scrape.families().keySet())
			.containsEntry("live_actions_seconds", "Duration of actions until the answer is sent")
			.allSatisfy((family, help) -> assertThat(help).as(family).isNotBlank());
	}

	@Test
	void noOtherMeterIsThere() throws IOException {
		Set<String> documented = MetricsDocument.rows()
			.stream()
			.map((row) -> family(row.series()))
			.collect(Collectors.toSet());
		Set<String> found = new TreeSet<>(scrape.families().keySet());
		found.removeIf((family) -> documented.contains(family(family))
				|| documented.contains(family(family.replaceFirst("_max$", ""))));
		assertThat(found).isEmpty();
	}

	@Test
	void metersMoveAsTheirDocumentSays() {
		assertThat(moved("live_connections_opened_total")).isOne();
		assertThat(moved("live_mounts_seconds_count")).isOne();
		assertThat(moved("live_rehydrations_total")).isOne();
		assertThat(moved("live_renders_skipped_total")).isOne();
		assertThat(moved("live_full_texts_total")).isOne();
		assertThat(moved("live_frames_refused_total")).isOne();
		assertThat(moved("live_renders_seconds_count")).isEqualTo(21);
		assertThat(scrape.text()).contains("live_delta_size_bytes_count{part=\"html\"} 19")
			.contains("live_rehydrations_total{cause=\"new-page\",outcome=\"adopted\"} 1.0")
			.contains("live_frames_refused_total{code=\"unknown-action\"} 1.0")
			.contains("component=\"counter\",outcome=\"refused\"")
			.contains("le=\"0.005\"");
		assertThat(scrape.text()).doesNotContain("nonsense");
	}

	@Test
	void metersOfRoomsMoveAsTheirDocumentSays() {
		assertThat(moved("live_rooms")).isOne();
		assertThat(moved("live_rooms_members")).isEqualTo(3);
		assertThat(moved("live_publishes_seconds_count")).isEqualTo(3);
		assertThat(moved("live_deliveries_total")).isEqualTo(6);
		assertThat(moved("live_delivery_lag_seconds_count")).isEqualTo(3);
		assertThat(moved("live_rooms_resyncs_total")).isOne();
		assertThat(moved("live_rooms_gaps_total")).isZero();
		assertThat(moved("live_presence_members")).isOne();
		assertThat(scrape.sum("live_fragments")).isOne();
		assertThat(scrape.text()).contains("live_publishes_seconds_count{outcome=\"published\"} 3")
			.contains("live_deliveries_total{from=\"publisher\"} 3.0")
			.contains("live_deliveries_total{from=\"history\"} 3.0")
			.contains("live_presence_changes_total{change=\"joined\"} 1.0")
			.contains("live_broker_available{mode=\"memory\"} 1.0")
			.doesNotContain(ROOM);
	}

	@Test
	void queriesOfTheDashboardFindTheirMetersAndLabels() throws IOException {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(Files.readString(MetricsDocument.DOCS.resolve("grafana/live-spring.json")));
		List<String> queries = new ArrayList<>();
		dashboard.findValues("expr").forEach((expression) -> queries.add(expression.asString()));
		assertThat(queries).hasSizeGreaterThan(10);
		for (String query : queries) {
			check(query);
		}
	}

	private static void check(String query) {
		assertThat(query.chars().filter((c) -> c == '(').count()).as(query)
			.isEqualTo(query.chars().filter((c) -> c == ')').count());
		Matcher series = Pattern.compile("(live_\\w+)(?:\\{([^}]*)})?").matcher(query);
		Set<String> labels = new TreeSet<>(Set.of("le"));
		boolean found = false;
		while (series.find()) {
			found = true;
			assertThat(scrape.labels()).as(query).containsKey(series.group(1));
			Set<String> there = scrape.labels().get(series.group(1));
			labels.addAll(there);
			if (series.group(2) != null) {
				Matcher selector = Pattern.compile("(\\w+)\\s*[=!]").matcher(series.group(2));
				while (selector.find()) {
					assertThat(there).as(query).contains(selector.group(1));
				}
			}
		}
		assertThat(found).as(query).isTrue();
		Matcher by = Pattern.compile("by \\(([^)]*)\\)").matcher(query);
		while (by.find()) {
			assertThat(labels).as(query).containsAll(Arrays.asList(by.group(1).split(", *")));
		}
	}

	private static double moved(String series) {
		return scrape.sum(series) - before.sum(series);
	}

	/** The name a series has in the type line of its family. */
	private static String family(String series) {
		return series.replaceFirst("_(count|sum|max|bucket|total)$", "");
	}

	/** Is there. */
	private record Silent(String id) implements RoomMember {

		@Override
		public void received(RoomEvent delivery, RoomCursor cursor) {
		}

		@Override
		public void advanced(String room, LivePosition position) {
		}

		@Override
		public void missed(String room, LivePosition position) {
		}

	}

}
