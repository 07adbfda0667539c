package org.livespring.state;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.component.form.FormErrors;
import org.livespring.identity.BrowserBinding;
import org.livespring.render.RenderScope;
import org.livespring.state.crypto.KeyRing;

/** A component with a bit of everything, and codecs for it. */
public final class Snapshots {

	public static final String KEY = "fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	public static final String OTHER_KEY = "Qm9vdHN0cmFwIGlzIG5vdCBhIGtleSBidXQgdGhpcyBpcw==";

	static final Instant NOW = Instant.parse("2026-05-04T10:00:30Z");

	static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	static final StateType TYPE = new StateType("chat-room", 2, State.class, Props.class);

	static final RenderScope SCOPE = new RenderScope(Locale.GERMANY, ZoneId.of("Europe/Berlin"), "/app");

	private Snapshots() {
	}

	public static KeyRing keys(String... secrets) {
		return KeyRing.of(List.of(secrets), "shop");
	}

	static SnapshotCodec codec() {
		return codec(keys(KEY));
	}

	static SnapshotCodec codec(KeyRing keys) {
		return codec(keys, CLOCK, false);
	}

	static SnapshotCodec codec(KeyRing keys, Clock clock, boolean encrypt) {
		return new SnapshotCodec(new JsonMapper(), keys,
				new SnapshotCodec.Settings(Duration.ofHours(24), encrypt, 100_000), clock);
	}

	static SnapshotHeader header() {
		return new SnapshotHeader("abcDEF-_123", "chat-room", 2, "parent00001", "entry:7", "ada",
				BrowserBinding.of("cookie"), SCOPE, codec().expiry(), 3, 12, 7);
	}

	static Presenter presenter() {
		return new Presenter("ada", Set.of(BrowserBinding.of("other"), BrowserBinding.of("cookie")), "parent00001",
				"entry:7");
	}

	static Snapshot snapshot() {
		return new Snapshot(header(), Content.of(new Props("lobby", 3), state())
			.withErrors(FormErrors.NONE.with("post", Map.of("text", "must not be blank"))));
	}

	static State state() {
		return new State("lobby",
				List.of(new Message("ada", "Hi </script> \u2028\u2029 😀 \"x\" \\",
						Instant.parse("2026-01-02T03:04:05.123456789Z")), new Message(null, "", Instant.EPOCH)),
				new BigDecimal("12.50"), LocalDate.of(2026, 2, 28), Level.HIGH, Map.of("b", 2, "a", 1, "c", 3), 1.5,
				true, Long.MAX_VALUE, null);
	}

	static State otherState() {
		State state = state();
		return new State("hall", state.messages(), state.price(), state.day(), state.level(), state.counts(),
				state.ratio(), state.open(), state.total(), state.note());
	}

	record Props(String room, int size) {
	}

	record State(String room, List<Message> messages, BigDecimal price, LocalDate day, Level level,
			Map<String, Integer> counts, double ratio, boolean open, long total, String note) {
	}

	record Message(String author, String text, Instant at) {
	}

	enum Level {

		LOW, HIGH

	}

}
