package org.livespring.state;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import org.livespring.LiveErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nodes whose applications write a type of their own in different ways. */
class StateFormTests {

	private static final Invoice INVOICE = new Invoice("a", List.of(new Money(1250)));

	private static final StateType TYPE = new StateType("chat-room", 2, Invoice.class, null);

	private final SnapshotCodec plain = codec(new JsonMapper());

	private final SnapshotCodec inEuros = codec(JsonMapper.builder().addModule(euros()).build());

	@Test
	void stateIsReadInTheFormInWhichItWasWritten() {
		assertThat(read(this.inEuros, write(this.inEuros))).isEqualTo(INVOICE);
		assertThat(write(this.inEuros).text()).contains("\"12.50\"");
		assertThat(read(codec(JsonMapper.builder().addModule(euros()).build()), write(this.inEuros)))
			.isEqualTo(INVOICE);
	}

	@Test
	void stateInAnotherFormIsRefusedEitherWay() {
		assertRefused(this.plain, write(this.inEuros));
		assertRefused(this.inEuros, write(this.plain));
	}

	@Test
	void formOfOtherTypesDoesNotCount() {
		record Other(String text) {
		}
		StateType type = new StateType("chat-room", 2, Other.class, null);
		SignedSnapshot signed = this.plain.write(new Snapshot(Snapshots.header(), Content.of(null, new Other("a"))));
		assertThat(signed.text()).doesNotContain("form");
		assertThat(this.inEuros.verify(signed).accept(type, Snapshots.presenter()).content().state())
			.isEqualTo(new Other("a"));
	}

	@Test
	void newVersionMayMigrateTheOtherForm() {
		StateType.Migration migration = new StateType.Migration(Cents.class,
				(old) -> new Invoice(((Cents) old).number(), List.of(new Money(1250))));
		StateType type = new StateType("chat-room", 3, Invoice.class, null, List.of(migration));
		assertThat(this.inEuros.verify(write(this.plain)).accept(type, Snapshots.presenter()).content().state())
			.isEqualTo(INVOICE);
	}

	private static void assertRefused(SnapshotCodec codec, SignedSnapshot signed) {
		assertThatExceptionOfType(InvalidStateException.class).isThrownBy(() -> read(codec, signed))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_STATE));
	}

	private static SignedSnapshot write(SnapshotCodec codec) {
		return codec.write(new Snapshot(Snapshots.header(), Content.of(null, INVOICE)));
	}

	private static Object read(SnapshotCodec codec, SignedSnapshot signed) {
		return codec.verify(signed).accept(TYPE, Snapshots.presenter()).content().state();
	}

	private static SnapshotCodec codec(JsonMapper application) {
		return new SnapshotCodec(application, Snapshots.keys(Snapshots.KEY),
				new SnapshotCodec.Settings(Duration.ofHours(24), false, 100_000), Snapshots.CLOCK);
	}

	private static SimpleModule euros() {
		return new SimpleModule().addSerializer(new EuroWriter()).addDeserializer(Money.class, new EuroReader());
	}

	record Money(long cents) {
	}

	record Invoice(String number, List<Money> items) {
	}

	record Cents(String number) {
	}

	private static final class EuroWriter extends StdSerializer<Money> {

		EuroWriter() {
			super(Money.class);
		}

		@Override
		public void serialize(Money money, JsonGenerator json, SerializationContext context) {
			json.writeString("%d.%02d".formatted(money.cents() / 100, money.cents() % 100));
		}

	}

	private static final class EuroReader extends StdDeserializer<Money> {

		EuroReader() {
			super(Money.class);
		}

		@Override
		public Money deserialize(JsonParser parser, DeserializationContext context) {
			return new Money(Long.parseLong(parser.getString().replace(".", "")));
		}

	}

}
