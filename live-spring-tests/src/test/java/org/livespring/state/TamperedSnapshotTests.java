package org.livespring.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.livespring.LiveErrorCode;
import org.livespring.component.form.FormErrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Nothing but what was signed is accepted, and nothing else is even parsed. */
class TamperedSnapshotTests {

	private final SnapshotCodec codec = Snapshots.codec();

	private final SignedSnapshot signed = this.codec.write(large());

	@Test
	void eachFlippedBitOfTheTextIsRefused() {
		byte[] text = this.signed.text().getBytes(StandardCharsets.UTF_8);
		assertThat(text.length).isBetween(4000, 6000);
		for (int bit = 0; bit < text.length * 8; bit++) {
			text[bit / 8] ^= (byte) (1 << bit % 8);
			assertRefused(new String(text, StandardCharsets.UTF_8), this.signed.tag());
			text[bit / 8] ^= (byte) (1 << bit % 8);
		}
	}

	@Test
	void eachFlippedBitOfAUnitIsRefused() {
		char[] text = this.signed.text().toCharArray();
		for (int bit = 0; bit < text.length * 16; bit++) {
			text[bit / 16] ^= (char) (1 << bit % 16);
			assertRefused(new String(text), this.signed.tag());
			text[bit / 16] ^= (char) (1 << bit % 16);
		}
	}

	@Test
	void eachFlippedBitOfTheTagIsRefused() {
		char[] tag = this.signed.tag().toCharArray();
		for (int bit = 0; bit < tag.length * 16; bit++) {
			tag[bit / 16] ^= (char) (1 << bit % 16);
			assertRefused(this.signed.text(), new String(tag));
			tag[bit / 16] ^= (char) (1 << bit % 16);
		}
	}

	@Test
	void eachOtherEncodingOfTheTagIsRefused() {
		byte[] bytes = Base64.getUrlDecoder().decode(this.signed.tag());
		String last = this.signed.tag().substring(0, 21);
		int sameBytes = 0;
		for (char end : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
			String tag = last + end;
			if (!tag.equals(this.signed.tag())) {
				sameBytes += Arrays.equals(Base64.getUrlDecoder().decode(tag), bytes) ? 1 : 0;
				assertRefused(this.signed.text(), tag);
			}
		}
		assertThat(sameBytes).isPositive();
		assertRefused(this.signed.text(), this.signed.tag() + "==");
	}

	@Test
	void eachTruncationIsRefused() {
		for (int i = 0; i < this.signed.text().length(); i++) {
			assertRefused(this.signed.text().substring(0, i), this.signed.tag());
			assertRefused(this.signed.text().substring(i + 1), this.signed.tag());
		}
		for (int i = 0; i < this.signed.tag().length(); i++) {
			assertRefused(this.signed.text(), this.signed.tag().substring(0, i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "\n", "{}", "\u0000", "\uFEFF", "," })
	void additionsAreRefused(String addition) {
		assertRefused(this.signed.text() + addition, this.signed.tag());
		assertRefused(addition + this.signed.text(), this.signed.tag());
		assertRefused(this.signed.text(), this.signed.tag() + addition);
		assertRefused(this.signed.text(), addition + this.signed.tag());
	}

	@Test
	void loneSurrogateIsNotTakenForTheQuestionMarkThatUtf8MakesOfIt() {
		SignedSnapshot question = this.codec.write(new Snapshot(Snapshots.header(),
				Content.of(null, Snapshots.state()).withErrors(FormErrors.NONE.with("post", Map.of("text", "what?")))));
		assertRefused(question.text().replace("what?", "what\uD83D"), question.tag());
	}

	@Test
	void nothingIsParsedBeforeItIsVerified() {
		for (String explosive : List.of("[".repeat(50_000), "9".repeat(50_000),
				"{\"header\":{\"id\":\"" + "a".repeat(50_000))) {
			InvalidStateException refusal = assertRefused(explosive, this.signed.tag());
			assertThat(refusal).hasMessage("It is not signed by this application").hasNoCause();
		}
	}

	@Test
	void noDeserializerOfTheApplicationRunsBeforeVerification() {
		List<Object> parsed = new ArrayList<>();
		JsonMapper application = JsonMapper.builder().addModule(new SimpleModule() {
			@Override
			public void setupModule(SetupContext context) {
				context.addDeserializers(new Deserializers.Base() {
					@Override
					public ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
							BeanDescription.Supplier bean) {
						return type.hasRawClass(Snapshots.State.class) ? new Spy(parsed) : null;
					}

					@Override
					public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
						return type == Snapshots.State.class;
					}
				});
			}
		}).build();
		SnapshotCodec spied = new SnapshotCodec(application, Snapshots.keys(Snapshots.KEY),
				new SnapshotCodec.Settings(Duration.ofHours(24), false, 100_000), Snapshots.CLOCK);
		SignedSnapshot good = spied.write(Snapshots.snapshot());
		String tag = (good.tag().startsWith("A") ? "B" : "A") + good.tag().substring(1);
		assertThat(refusal(() -> spied.verify(new SignedSnapshot(good.text(), tag)))).isNotNull();
		VerifiedSnapshot verified = spied.verify(good);
		assertThat(refusal(() -> verified.accept(Snapshots.TYPE, new Presenter(null, Set.of(), null, null))))
			.isNotNull();
		assertThat(parsed).isEmpty();
		assertThat(verified.accept(Snapshots.TYPE, Snapshots.presenter()).content().state())
			.isEqualTo(Snapshots.state());
		assertThat(parsed).hasSize(1);
	}

	@Test
	void tooLongTextIsRefusedUnread() {
		assertThat(assertRefused("a".repeat(100_001), this.signed.tag())).hasMessage("It is too long");
	}

	@Test
	void encryptedSnapshotIsProtectedInTheSameWay() {
		SnapshotCodec encrypting = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, true);
		SignedSnapshot sealed = encrypting.write(Snapshots.snapshot());
		byte[] text = sealed.text().getBytes(StandardCharsets.UTF_8);
		for (int bit = 0; bit < text.length * 8; bit++) {
			text[bit / 8] ^= (byte) (1 << bit % 8);
			assertRefused(new String(text, StandardCharsets.UTF_8), sealed.tag());
			text[bit / 8] ^= (byte) (1 << bit % 8);
		}
	}

	private InvalidStateException assertRefused(String text, String tag) {
		InvalidStateException refusal = refusal(() -> this.codec.verify(new SignedSnapshot(text, tag)));
		assertThat(refusal.code()).isSameAs(LiveErrorCode.INVALID_STATE);
		return refusal;
	}

	private static InvalidStateException refusal(ThrowingCallable call) {
		InvalidStateException refusal = catchThrowableOfType(InvalidStateException.class, call);
		assertThat(refusal).as("refusal").isNotNull();
		return refusal;
	}

	/** A snapshot of 4 KB. */
	private static Snapshot large() {
		Snapshots.State state = Snapshots.state();
		List<Snapshots.Message> messages = Collections.nCopies(40, state.messages().get(0));
		return new Snapshot(Snapshots.header(), Content.of(null, new Snapshots.State("lobby", messages, state.price(),
				state.day(), state.level(), state.counts(), 1, true, 2, "note")));
	}

	private static final class Spy extends ValueDeserializer<Snapshots.State> {

		private final List<Object> parsed;

		Spy(List<Object> parsed) {
			this.parsed = parsed;
		}

		@Override
		public Snapshots.State deserialize(JsonParser parser, DeserializationContext context) {
			parser.skipChildren();
			this.parsed.add(parser);
			return Snapshots.state();
		}

	}

}
