package org.livespring.state;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.LiveErrorCode;
import org.livespring.component.form.FormErrors;
import org.livespring.identity.BrowserBinding;
import org.livespring.render.RenderScope;
import org.livespring.room.RoomCursor;
import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A valid snapshot is good in its own place only. */
class ForeignSnapshotTests {

	private final SnapshotCodec codec = Snapshots.codec();

	private final SignedSnapshot signed = this.codec.write(Snapshots.snapshot());

	@ParameterizedTest
	@MethodSource("otherPresenters")
	void otherPresenterIsRefused(Presenter presenter) {
		VerifiedSnapshot snapshot = this.codec.verify(this.signed);
		assertRefused(() -> snapshot.accept(Snapshots.TYPE, presenter));
	}

	static Stream<Presenter> otherPresenters() {
		Collection<String> ours = Snapshots.presenter().bindings();
		return Stream.of(new Presenter(null, ours, "parent00001", "entry:7"),
				new Presenter("Ada", ours, "parent00001", "entry:7"),
				new Presenter("ada", Set.of(), "parent00001", "entry:7"),
				new Presenter("ada", Set.of("cookie", BrowserBinding.of("x")), "parent00001", "entry:7"),
				new Presenter("ada", ours, null, "entry:7"), new Presenter("ada", ours, "parent00002", "entry:7"),
				new Presenter("ada", ours, "parent00001", null), new Presenter("ada", ours, "parent00001", "entry:8"),
				new Presenter("ada", ours, null, null));
	}

	@Test
	void loggedInUserCannotTakeOverAnAnonymousSnapshotAndViceVersa() {
		SnapshotHeader header = Snapshots.header();
		SnapshotHeader anonymous = new SnapshotHeader(header.id(), header.name(), 2, null, null, null, header.binding(),
				header.scope(), header.expires(), 0, 0, 0);
		VerifiedSnapshot snapshot = this.codec
			.verify(this.codec.write(new Snapshot(anonymous, Content.of(null, Snapshots.state()))));
		Collection<String> ours = Snapshots.presenter().bindings();
		assertRefused(() -> snapshot.accept(Snapshots.TYPE, new Presenter("ada", ours, null, null)));
		assertThat(snapshot.accept(Snapshots.TYPE, new Presenter(null, ours, null, null)).header())
			.isEqualTo(anonymous);
	}

	@Test
	void otherComponentIsRefused() {
		VerifiedSnapshot snapshot = this.codec.verify(this.signed);
		StateType other = new StateType("chat-rooms", 2, Snapshots.State.class, Snapshots.Props.class);
		assertRefused(() -> snapshot.accept(other, Snapshots.presenter()));
	}

	@Test
	void otherApplicationIsRefused() {
		SnapshotCodec other = Snapshots.codec(KeyRing.of(List.of(Snapshots.KEY), "shop2"));
		assertRefused(() -> other.verify(this.signed));
	}

	@Test
	void otherKeyIsRefused() {
		SnapshotCodec other = Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY));
		assertRefused(() -> other.verify(this.signed));
	}

	@Test
	void randomKeysAreRefusedByEachOther() {
		assertRefused(() -> Snapshots.codec(KeyRing.random("shop")).verify(this.signed));
		SignedSnapshot random = Snapshots.codec(KeyRing.random("shop")).write(Snapshots.snapshot());
		assertRefused(() -> Snapshots.codec(KeyRing.random("shop")).verify(random));
	}

	@Test
	void tagOfAnotherPurposeIsRefused() {
		byte[] text = this.signed.text().getBytes(StandardCharsets.UTF_8);
		KeyRing keys = Snapshots.keys(Snapshots.KEY);
		assertThat(new Signer(keys.derive("snapshot")).sign(text)).isEqualTo(this.signed.tag());
		for (String purpose : List.of("snapshot-seal", "page", "")) {
			String tag = new Signer(keys.derive(purpose)).sign(text);
			assertRefused(() -> this.codec.verify(new SignedSnapshot(this.signed.text(), tag)));
		}
	}

	/** A snapshot names neither, so there is nothing to swap but the tag itself. */
	@ParameterizedTest
	@ValueSource(strings = { "HmacMD5", "HmacSHA1", "HmacSHA224", "HmacSHA384", "HmacSHA512" })
	void tagOfAnotherAlgorithmIsRefused(String algorithm) throws GeneralSecurityException {
		byte[] text = this.signed.text().getBytes(StandardCharsets.UTF_8);
		Mac mac = Mac.getInstance(algorithm);
		mac.init(new SecretKeySpec(Snapshots.keys(Snapshots.KEY).derive("snapshot").get(0), algorithm));
		byte[] tag = mac.doFinal(text);
		for (int length : List.of(16, tag.length)) {
			String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(tag, length));
			assertRefused(() -> this.codec.verify(new SignedSnapshot(this.signed.text(), encoded)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"alg\":\"none\",", "\"kid\":\"1\",", "\"key\":0," })
	void nameOfAKeyOrAlgorithmIsOnlyAChangeOfTheText(String member) {
		String text = this.signed.text().replace("{\"header\":{", "{\"header\":{" + member);
		for (String tag : List.of(this.signed.tag(), "")) {
			assertRefused(() -> this.codec.verify(new SignedSnapshot(text, tag)));
		}
	}

	@Test
	void tagOfAnotherSnapshotIsRefused() {
		SignedSnapshot other = this.codec.write(new Snapshot(Snapshots.header(), Content.of(null, Snapshots.state())));
		assertRefused(() -> this.codec.verify(new SignedSnapshot(this.signed.text(), other.tag())));
	}

	@Test
	void eachKeyOfTheRingVerifies() {
		SnapshotCodec rotated = Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY, Snapshots.KEY));
		assertThat(rotated.verify(this.signed).header()).isEqualTo(Snapshots.header());
		SignedSnapshot byNewKey = rotated.write(Snapshots.snapshot());
		assertRefused(() -> this.codec.verify(byNewKey));
		assertThat(Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY)).verify(byNewKey).header())
			.isEqualTo(Snapshots.header());
	}

	@Test
	void encryptedSnapshotsSurviveARotation() {
		SignedSnapshot sealed = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, true)
			.write(Snapshots.snapshot());
		SnapshotCodec rotated = Snapshots.codec(Snapshots.keys(Snapshots.OTHER_KEY, Snapshots.KEY), Snapshots.CLOCK,
				true);
		assertThat(rotated.verify(sealed).accept(Snapshots.TYPE, Snapshots.presenter()))
			.isEqualTo(Snapshots.snapshot());
	}

	/** Each field is in the signed text, whatever fields there will be. */
	@Test
	void eachFieldOfTheHeaderIsSigned() throws ReflectiveOperationException {
		RecordComponent[] fields = SnapshotHeader.class.getRecordComponents();
		for (int i = 0; i < fields.length; i++) {
			SnapshotHeader changed = change(fields, i);
			SignedSnapshot other = this.codec
				.write(new Snapshot(changed, Content.of(Snapshots.snapshot().content().props(), Snapshots.state())
					.withErrors(Snapshots.snapshot().content().errors())));
			assertThat(other.text()).as(fields[i].getName()).isNotEqualTo(this.signed.text());
			assertThat(other.tag()).as(fields[i].getName()).isNotEqualTo(this.signed.tag());
			assertThat(this.codec.verify(other).header()).isEqualTo(changed);
			assertRefused(() -> this.codec.verify(new SignedSnapshot(other.text(), this.signed.tag())));
		}
	}

	/** The same for what follows the header. */
	@Test
	void eachMemberOfTheBodyIsSigned() {
		Memberships memberships = Memberships.NONE.withRoom("a", RoomCursor.parse("1:2"))
			.withPresence("a", new Memberships.Presence("ada", "{}"))
			.withFragments(Map.of("list/a", "7-7"));
		Content one = new Content(new Snapshots.Props("lobby", 3), Snapshots.state(),
				FormErrors.NONE.with("a", Map.of("a", "b")), Map.of("a", "b"), Set.of("a"), Map.of("a", List.of("b")),
				memberships);
		SignedSnapshot signed = this.codec.write(new Snapshot(Snapshots.header(), one));
		List<Content> others = List.of(one.withProps(new Snapshots.Props("lobby", 4)),
				one.withState(Snapshots.otherState()), one.withErrors(one.errors().with("a", Map.of("a", "c"))),
				one.withChildren(Map.of("a", "c")), one.withStarted(Set.of("c")),
				one.withDefaults(Map.of("a", List.of("c"))),
				one.withMemberships(memberships.withRoom("a", RoomCursor.parse("1:3"))));
		List<Content> members = List.of(
				one.withMemberships(memberships.withPresence("a", new Memberships.Presence("bob", "{}"))),
				one.withMemberships(memberships.withPresence("a", new Memberships.Presence("ada", "[]"))),
				one.withMemberships(memberships.withFragments(Map.of("list/a", "7-8"))));
		assertThat(others).hasSize(Content.class.getRecordComponents().length);
		for (Content content : Stream.concat(others.stream(), members.stream()).toList()) {
			Snapshot other = new Snapshot(Snapshots.header(), content);
			SignedSnapshot changed = this.codec.write(other);
			assertThat(changed.tag()).isNotEqualTo(signed.tag());
			assertThat(this.codec.verify(changed).accept(Snapshots.TYPE, Snapshots.presenter())).isEqualTo(other);
			assertRefused(() -> this.codec.verify(new SignedSnapshot(changed.text(), signed.tag())));
		}
	}

	@Test
	void eachPartOfTheScopeIsSigned() {
		RenderScope scope = Snapshots.SCOPE;
		for (RenderScope other : List.of(new RenderScope(Locale.FRANCE, scope.zone(), scope.contextPath()),
				new RenderScope(scope.locale(), ZoneId.of("UTC"), scope.contextPath()),
				new RenderScope(scope.locale(), scope.zone(), ""))) {
			SnapshotHeader header = Snapshots.header();
			SnapshotHeader changed = new SnapshotHeader(header.id(), header.name(), header.version(), header.parent(),
					header.slot(), header.principal(), header.binding(), other, header.expires(), header.epoch(),
					header.seq(), header.action());
			SignedSnapshot written = this.codec.write(new Snapshot(changed, Content.of(null, Snapshots.state())));
			assertThat(this.codec.verify(written).header().scope()).isEqualTo(other);
		}
	}

	private static SnapshotHeader change(RecordComponent[] fields, int changed) throws ReflectiveOperationException {
		Class<?>[] types = Stream.of(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Object[] values = new Object[fields.length];
		for (int i = 0; i < fields.length; i++) {
			Object value = fields[i].getAccessor().invoke(Snapshots.header());
			values[i] = (i == changed) ? other(value) : value;
		}
		return SnapshotHeader.class.getDeclaredConstructor(types).newInstance(values);
	}

	private static Object other(Object value) {
		if (value instanceof String text) {
			return text + "x";
		}
		if (value instanceof Integer number) {
			return number + 1;
		}
		if (value instanceof Long number) {
			return number + 1;
		}
		return new RenderScope(Locale.FRANCE, ZoneId.of("UTC"), "");
	}

	private static void assertRefused(ThrowingCallable call) {
		InvalidStateException refusal = catchThrowableOfType(InvalidStateException.class, call);
		assertThat(refusal).as("refusal").isNotNull();
		assertThat(refusal.code()).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

}
