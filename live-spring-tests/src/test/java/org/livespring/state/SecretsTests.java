package org.livespring.state;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveSecret;
import org.livespring.state.crypto.ValueSeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Values that browsers keep and cannot read. */
class SecretsTests {

	private static final byte[] ROOT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private final SnapshotCodec codec = Snapshots.codec();

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void secretsComeBackAndCannotBeRead(boolean encrypt) {
		SnapshotCodec codec = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, encrypt);
		Props props = new Props("canary-p", "plain");
		State state = state("canary-1");
		SignedSnapshot signed = codec.write(new Snapshot(Snapshots.header(), Content.of(props, state)));
		assertNoCanary(signed.text());
		Snapshot read = codec.verify(signed)
			.accept(new StateType("chat-room", 2, State.class, Props.class), Snapshots.presenter());
		assertThat(read.content().state()).isEqualTo(state);
		assertThat(read.content().props()).isEqualTo(props);
	}

	@Test
	void nullAndAbsentSecretsComeBack() {
		State state = new State(null, 0, null, null, Optional.empty(), List.of(), null, 1);
		SignedSnapshot signed = write("abc", state);
		assertThat(signed.text()).doesNotContain("token", "inner\"");
		assertThat(read(signed, State.class)).isEqualTo(state);
		record Older(int plain) {
		}
		assertThat(read(write("abc", new Older(7)), State.class))
			.isEqualTo(new State(null, 0, null, null, Optional.empty(), null, null, 7));
	}

	@Test
	void secretThatDidNotChangeHasTheSameText() {
		assertThat(sealed("abc", state("canary-1"), "token")).isEqualTo(sealed("abc", state("canary-1"), "token"))
			.isNotEqualTo(sealed("abc", state("canary-2"), "token"))
			.isNotEqualTo(sealed("abd", state("canary-1"), "token"));
	}

	@Test
	void equalSecretsOfOneInstanceLookDifferent() {
		record Two(@LiveSecret String one, @LiveSecret String two) {
		}
		Two two = new Two("canary", "canary");
		assertThat(sealed("abc", two, "one")).isNotEqualTo(sealed("abc", two, "two"));
	}

	@Test
	void secretTakesAsManyCharactersAsItsDocumentationSays() {
		record One(@LiveSecret String one) {
		}
		assertThat(sealed("abc", new One("x".repeat(298)), "one")).hasSize(300 * 4 / 3 + 38);
	}

	@Test
	void secretsSurviveARotation() {
		SignedSnapshot signed = write("abc", state("canary"));
		SnapshotCodec rotated = Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY, Snapshots.KEY));
		StateType type = new StateType("chat-room", 2, State.class, null);
		assertThat(rotated.verify(signed).accept(type, Snapshots.presenter()).content().state())
			.isEqualTo(state("canary"));
		SignedSnapshot next = rotated.write(rotated.verify(signed).accept(type, Snapshots.presenter()));
		assertThat(next.text()).isNotEqualTo(signed.text());
		assertThat(Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY))
			.verify(next)
			.accept(type, Snapshots.presenter())
			.content()
			.state()).isEqualTo(state("canary"));
	}

	@Test
	void secretsGoThroughMigrations() {
		record Old(@LiveSecret String token) {
		}
		record Middle(@LiveSecret String key) {
		}
		record New(@LiveSecret String key, String note) {
		}
		StateType type = new StateType("chat-room", 4, New.class, null, List.of(
				new StateType.Migration(Old.class, (old) -> new Middle(((Old) old).token() + "!")),
				new StateType.Migration(ObjectNode.class,
						(old) -> JsonMapper.shared().createObjectNode().put("note", "new").setAll((ObjectNode) old))));
		assertThat(this.codec.verify(write("abc", new Old("canary")))
			.accept(type, Snapshots.presenter())
			.content()
			.state()).isEqualTo(new New("canary!", "new"));
	}

	@Test
	void plainValueInThePlaceOfASecretIsRefused() {
		record Plain(String token) {
		}
		record Number(int token) {
		}
		for (Object state : List.of(new Plain("canary"), new Plain("YWJj"), new Plain(""), new Number(1))) {
			InvalidStateException refusal = catchThrowableOfType(InvalidStateException.class,
					() -> read(write("abc", state), State.class));
			assertThat(refusal.code()).isEqualTo(LiveErrorCode.INVALID_STATE);
			assertNoCanary(refusal.getMessage());
		}
	}

	@Test
	void sealedValueIsGoodForItsInstanceAndKeyOnly() throws GeneralSecurityException {
		byte[] plain = "canary".getBytes(StandardCharsets.UTF_8);
		String sealed = new ValueSeal(ROOT, "abc").seal("token", plain);
		assertThat(new ValueSeal(ROOT, "abc").open(sealed)).isEqualTo(plain);
		assertNotOpened(new ValueSeal(ROOT, "abd"), sealed);
		assertNotOpened(new ValueSeal(Arrays.copyOf(ROOT, 31), "abc"), sealed);
	}

	@Test
	void changedSealedValueIsNotOpened() {
		ValueSeal seal = new ValueSeal(ROOT, "abc");
		byte[] sealed = Base64.getUrlDecoder().decode(seal.seal("token", "canary".getBytes(StandardCharsets.UTF_8)));
		for (int bit = 0; bit < sealed.length * 8; bit++) {
			byte[] changed = sealed.clone();
			changed[bit / 8] ^= (byte) (1 << bit % 8);
			assertNotOpened(seal, Base64.getUrlEncoder().encodeToString(changed));
		}
		for (int length = 0; length < sealed.length; length++) {
			assertNotOpened(seal, Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sealed, length)));
		}
	}

	private static void assertNotOpened(ValueSeal seal, String sealed) {
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> seal.open(sealed));
	}

	private static void assertNoCanary(String text) {
		assertThat(text).doesNotContain("canary", "Y2FuYXJ5", "NhbmFye", "jYW5hcn");
	}

	private static State state(String secret) {
		return new State(secret, 4711, Instant.parse("2026-01-02T03:04:05.123456789Z"),
				new Inner(secret + "-i", "visible"), Optional.of(secret + "-o"), List.of(new Inner(secret, "x")),
				Map.of("key", secret + "-m"), 3);
	}

	private String sealed(String id, Object state, String name) {
		JsonNode json = JsonMapper.shared().readTree(write(id, state).text());
		return json.get("state").get(name).stringValue();
	}

	private SignedSnapshot write(String id, Object state) {
		SnapshotHeader header = Snapshots.header();
		return this.codec.write(new Snapshot(new SnapshotHeader(id, header.name(), 2, header.parent(), header.slot(),
				header.principal(), header.binding(), header.scope(), header.expires(), 0, 0, 0),
				Content.of(null, state)));
	}

	private Object read(SignedSnapshot signed, Class<?> type) {
		return this.codec.verify(signed)
			.accept(new StateType("chat-room", 2, type, null), Snapshots.presenter())
			.content()
			.state();
	}

	record Props(@LiveSecret String secret, String plain) {
	}

	record State(@LiveSecret String token, @LiveSecret int number, @LiveSecret Instant at, @LiveSecret Inner inner,
			@LiveSecret Optional<String> optional, List<Inner> inners, @LiveSecret Map<String, String> map, int plain) {

		State {
			// A compact constructor has the marker on its parameters, too
		}

	}

	record Inner(@LiveSecret String hidden, String shown) {
	}

}
