package org.livespring.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.form.FormErrors;
import org.livespring.identity.BrowserBinding;
import org.livespring.render.RenderScope;
import org.livespring.room.RoomCursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SnapshotCodecTests {

	private final SnapshotCodec codec = Snapshots.codec();

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void snapshotComesBack(boolean encrypt) {
		SnapshotCodec codec = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, encrypt);
		SignedSnapshot signed = codec.write(Snapshots.snapshot());
		assertThat(signed.tag()).matches("[A-Za-z0-9_-]{22}");
		assertThat(codec.verify(signed).header()).isEqualTo(Snapshots.header());
		assertThat(codec.verify(signed).accept(Snapshots.TYPE, Snapshots.presenter())).isEqualTo(Snapshots.snapshot());
	}

	@Test
	void textIsJsonThatClientsCanRead() {
		JsonNode json = new JsonMapper().readTree(this.codec.write(Snapshots.snapshot()).text());
		assertThat(json.propertyNames()).containsExactly("header", "props", "state", "errors");
		assertThat(json.get("header").get("id").stringValue()).isEqualTo("abcDEF-_123");
		assertThat(json.get("header").get("name").stringValue()).isEqualTo("chat-room");
		assertThat(json.get("header").get("parent").stringValue()).isEqualTo("parent00001");
		assertThat(json.get("header").get("slot").stringValue()).isEqualTo("entry:7");
		assertThat(json.get("header").get("seq").intValue()).isEqualTo(12);
		assertThat(json.get("header").get("action").intValue()).isEqualTo(7);
		assertThat(json.get("state").get("messages").get(0).get("text").stringValue())
			.isEqualTo("Hi </script> \u2028\u2029 😀 \"x\" \\");
	}

	@Test
	void textMayStandInAScriptElement() {
		String text = this.codec.write(Snapshots.snapshot()).text();
		assertThat(text).doesNotContain("<", "\u2028", "\u2029").contains("\\u003c/script>", "\\u2028\\u2029", "😀");
	}

	@Test
	void loneSurrogatesComeBack() {
		record Text(String text) {
		}
		SignedSnapshot signed = this.codec.write(state(new Text("a\uD83Db\uDE00")));
		assertThat(signed.text()).contains("a\\ud83db\\ude00");
		assertThat(read(signed, Text.class)).isEqualTo(new Text("a\uD83Db\uDE00"));
	}

	@Test
	void whatChangesStandsAtTheEndOfTheHeader() {
		assertThat(this.codec.write(Snapshots.snapshot()).text())
			.matches(".*,\"expires\":\\d+,\"epoch\":3,\"seq\":12,\"action\":7},\"props\":.*");
	}

	@Test
	void errorsAreLeftOutWhereThereAreNone() {
		Snapshot snapshot = new Snapshot(Snapshots.header(), Content.of(null, Snapshots.state()));
		SignedSnapshot signed = this.codec.write(snapshot);
		assertThat(signed.text()).contains("\"props\":null").doesNotContain("errors");
		assertThat(this.codec.verify(signed).accept(Snapshots.TYPE, Snapshots.presenter())).isEqualTo(snapshot);
	}

	@Test
	void setsAndMapsComeBackInTheirOrder() {
		record Inner(Set<Snapshots.Level> levels) {
		}
		record Ordered(Set<String> set, Map<String, Inner> map, HashSet<Integer> hashSet,
				HashMap<String, Integer> hashMap, Map<String, Set<String>> nested) {
		}
		List<String> words = List.of("pear", "fig", "apple", "kiwi", "plum", "lime", "date", "nut", "yam");
		Map<String, Inner> map = new LinkedHashMap<>();
		HashMap<String, Integer> hashMap = new LinkedHashMap<>();
		Map<String, Set<String>> nested = new LinkedHashMap<>();
		words.forEach((word) -> {
			map.put(word, new Inner(new LinkedHashSet<>(List.of(Snapshots.Level.HIGH, Snapshots.Level.LOW))));
			hashMap.put(word, hashMap.size());
			nested.put(word, new LinkedHashSet<>(words));
		});
		for (Set<String> set : List.of(new LinkedHashSet<>(words), Set.copyOf(words), new HashSet<>(words))) {
			Ordered state = new Ordered(set, map, new LinkedHashSet<>(List.of(30, 10, 20)), hashMap, nested);
			Object read = read(this.codec.write(state(state)), Ordered.class);
			assertThat(read).isEqualTo(state).hasToString(state.toString());
		}
	}

	@Test
	void absentValuesComeBack() {
		record Values(String none, Optional<String> empty, Optional<String> full, List<String> list,
				Map<String, String> map, double nan, Double infinite) {
		}
		Map<String, String> nullInMap = new LinkedHashMap<>();
		nullInMap.put("a", null);
		Values values = new Values(null, Optional.empty(), Optional.of("x"), List.of(), nullInMap, Double.NaN,
				Double.NEGATIVE_INFINITY);
		SignedSnapshot signed = this.codec.write(state(values));
		assertThat(signed.text()).doesNotContain("none");
		assertThat(read(signed, Values.class)).isEqualTo(values);
	}

	@Test
	void addedAndRemovedRecordComponentsAreTolerated() {
		record Before(String kept, String removed) {
		}
		record After(String kept, String added, int number, boolean flag, List<String> list) {
		}
		SignedSnapshot signed = this.codec.write(state(new Before("a", "b")));
		assertThat(read(signed, After.class)).isEqualTo(new After("a", null, 0, false, null));
	}

	@Test
	void otherTypesAreRefused() {
		record Before(String value) {
		}
		record After(int value) {
		}
		SignedSnapshot signed = this.codec.write(state(new Before("1")));
		assertThat(refusal(() -> read(signed, After.class))).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

	@Test
	void constructorThatRefusesItsStateMakesItInvalid() {
		record Before(int value) {
		}
		SignedSnapshot signed = this.codec.write(state(new Before(-1)));
		assertThat(refusal(() -> read(signed, Positive.class))).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

	@Test
	void settingsOfTheApplicationDoNotBreakTheRoundTrip() {
		JsonMapper application = JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE)
			.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_DEFAULT)
				.withContentInclusion(JsonInclude.Include.NON_EMPTY))
			.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
					DefaultTyping.NON_FINAL)
			.build();
		SnapshotCodec codec = new SnapshotCodec(application, Snapshots.keys(Snapshots.KEY),
				new SnapshotCodec.Settings(Duration.ofHours(1), false, 10_000), Snapshots.CLOCK);
		SignedSnapshot signed = codec.write(Snapshots.snapshot());
		assertThat(signed.text()).doesNotContain("org.livespring", "java.", "\n")
			.isEqualTo(this.codec.write(Snapshots.snapshot()).text());
		assertThat(codec.verify(signed).accept(Snapshots.TYPE, Snapshots.presenter())).isEqualTo(Snapshots.snapshot());
	}

	@Test
	void stateThatCannotBeWrittenThrows() {
		record Broken() {
			@SuppressWarnings("unused")
			@JsonProperty
			String value() {
				throw new IllegalStateException();
			}
		}
		assertThat(refusal(() -> this.codec.write(state(new Broken())))).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
	}

	@Test
	void stateThatIsTooLargeIsNotWritten() {
		record Text(String text) {
		}
		assertThat(refusal(() -> this.codec.write(state(new Text("a".repeat(100_001))))))
			.isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
	}

	@Test
	void textOfExactlyTheLimitComesBack() {
		record Text(String text) {
		}
		int around = this.codec.write(state(new Text(""))).text().length();
		SignedSnapshot longest = this.codec.write(state(new Text("a".repeat(100_000 - around))));
		assertThat(longest.text()).hasSize(100_000);
		assertThat(this.codec.verify(longest).header()).isEqualTo(Snapshots.header());
		assertThat(refusal(() -> this.codec.write(state(new Text("a".repeat(100_001 - around))))))
			.isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
	}

	@Test
	void childrenTasksDefaultsAndRoomsComeBack() {
		Snapshot snapshot = new Snapshot(Snapshots.header(),
				new Content(null, Snapshots.state(), FormErrors.NONE,
						Map.of("entry:1", "child000001", "entry:2", "child000002"), Set.of("export", "forecast"),
						Map.of("page", List.of("1"), "tags", List.of("a", "b")),
						Memberships.NONE.withRoom("chat:1", RoomCursor.parse("e1:42"))
							.withRoom("chat:2", RoomCursor.parse("?e1:42"))
							.withPresence("chat:1", new Memberships.Presence("ada", "{\"name\":\"Ada\"}"))
							.withFragments(Map.of("list/chat:3", "12-34"))));
		SignedSnapshot signed = this.codec.write(snapshot);
		assertThat(this.codec.verify(signed).accept(Snapshots.TYPE, Snapshots.presenter())).isEqualTo(snapshot);
	}

	@Test
	void stateThatIsTooDeepIsNotWritten() {
		record Node(Node next) {
		}
		Node node = null;
		for (int i = 0; i < 100; i++) {
			node = new Node(node);
		}
		Node deep = node;
		assertThat(refusal(() -> this.codec.write(state(deep)))).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
	}

	@Test
	void scopeComesBack() {
		for (String tag : new String[] { "und", "de", "en-US", "zh-Hant-TW", "sr-Latn-RS-x-lvariant-a",
				"th-TH-u-nu-thai" }) {
			RenderScope scope = new RenderScope(Locale.forLanguageTag(tag), ZoneOffset.ofHours(2), "");
			SnapshotHeader header = new SnapshotHeader("a", "b", 1, null, null, null, "c", scope, this.codec.expiry(),
					0, 0, 0);
			SignedSnapshot signed = this.codec.write(new Snapshot(header, Content.of(null, Snapshots.state())));
			assertThat(this.codec.verify(signed).header()).isEqualTo(header);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 60, 3600, 86_400, 31_536_000 })
	void expiredSnapshotIsRefused(long seconds) {
		SignedSnapshot signed = this.codec.write(Snapshots.snapshot());
		Instant expiry = Instant.ofEpochSecond(Snapshots.header().expires() * 60);
		assertThat(refusal(() -> at(expiry.plusSeconds(seconds)).verify(signed)))
			.isEqualTo(LiveErrorCode.EXPIRED_STATE);
	}

	@Test
	void lifeIsKeptWithClocksAMinuteApart() {
		SignedSnapshot signed = this.codec.write(Snapshots.snapshot());
		Instant end = Snapshots.NOW.plus(Duration.ofHours(24));
		assertThat(at(end.plusSeconds(60)).verify(signed).header()).isEqualTo(Snapshots.header());
		assertThat(at(Snapshots.NOW.minusSeconds(60)).verify(signed).header()).isEqualTo(Snapshots.header());
		assertThat(Instant.ofEpochSecond(this.codec.expiry() * 60)).isBefore(end.plusSeconds(121));
	}

	@Test
	void newerVersionBelongsElsewhere() {
		VerifiedSnapshot snapshot = this.codec.verify(this.codec.write(Snapshots.snapshot()));
		StateType older = new StateType("chat-room", 1, Snapshots.State.class, Snapshots.Props.class);
		assertThat(refusal(() -> snapshot.accept(older, Snapshots.presenter()))).isEqualTo(LiveErrorCode.ELSEWHERE);
	}

	@Test
	void olderVersionIsRefused() {
		VerifiedSnapshot snapshot = this.codec.verify(this.codec.write(Snapshots.snapshot()));
		StateType newer = new StateType("chat-room", 3, Snapshots.State.class, Snapshots.Props.class);
		assertThat(refusal(() -> snapshot.accept(newer, Snapshots.presenter()))).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

	@Test
	void encryptedSnapshotShowsItsHeaderOnly() {
		SnapshotCodec codec = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, true);
		SignedSnapshot signed = codec.write(Snapshots.snapshot());
		JsonNode json = new JsonMapper().readTree(signed.text());
		assertThat(json.propertyNames()).containsExactly("header", "sealed");
		assertThat(json.get("header").get("seq").intValue()).isEqualTo(12);
		assertThat(signed.text()).doesNotContain("lobby", "messages", "blank", "12.50");
		assertThat(new String(Base64.getUrlDecoder().decode(json.get("sealed").stringValue()),
				java.nio.charset.StandardCharsets.ISO_8859_1))
			.doesNotContain("lobby", "messages", "blank", "12.50");
	}

	@Test
	void equalSnapshotsAreEncryptedDifferently() {
		SnapshotCodec codec = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, true);
		assertThat(codec.write(Snapshots.snapshot())).isNotEqualTo(codec.write(Snapshots.snapshot()));
	}

	@Test
	void plainSnapshotsStayReadableWhenEncryptionIsSwitchedOn() {
		SnapshotCodec encrypting = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, true);
		assertThat(
				encrypting.verify(this.codec.write(Snapshots.snapshot())).accept(Snapshots.TYPE, Snapshots.presenter()))
			.isEqualTo(Snapshots.snapshot());
	}

	@Test
	void eachOfSeveralCookiesOfTheBrowserWillDo() {
		VerifiedSnapshot snapshot = this.codec.verify(this.codec.write(Snapshots.snapshot()));
		assertThat(snapshot
			.accept(Snapshots.TYPE, new Presenter("ada", Set.of(BrowserBinding.of("cookie")), "parent00001", "entry:7"))
			.header()).isEqualTo(Snapshots.header());
	}

	private static SnapshotCodec at(Instant instant) {
		return Snapshots.codec(Snapshots.keys(Snapshots.KEY), Clock.fixed(instant, ZoneOffset.UTC), false);
	}

	private static Snapshot state(Object state) {
		return new Snapshot(Snapshots.header(), Content.of(null, state));
	}

	private Object read(SignedSnapshot signed, Class<?> type) {
		return this.codec.verify(signed)
			.accept(new StateType("chat-room", 2, type, null), Snapshots.presenter())
			.content()
			.state();
	}

	private static LiveErrorCode refusal(ThrowingCallable call) {
		LiveException refusal = catchThrowableOfType(LiveException.class, call);
		assertThat(refusal).as("refusal").isNotNull();
		if (refusal instanceof InvalidStateException) {
			assertThat(refusal.getMessage()).doesNotContain("lobby");
		}
		return refusal.code();
	}

	record Positive(int value) {

		Positive {
			if (value < 0) {
				throw new IllegalArgumentException("negative");
			}
		}

	}

}
