package org.livespring.state;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.StdSerializer;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveSecret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is written with the memory of the last snapshot is what is written without. */
class SnapshotMemoryTests {

	private static final String[] TEXTS = { "", "plain", "a \"quoted\" \\ text\n", "</script>", "<3 <3 <3", "Grüße",
			"日本語", "😀", "\uD83D", "\uDE00x", "\u2028 and \u2029", "x".repeat(600) };

	private final SnapshotCodec codec = Snapshots.codec();

	private final SnapshotMemory memory = new SnapshotMemory();

	private final Random random = new Random(20251125);

	@Test
	void randomChangesGiveTheSameTextAsWithoutMemory() {
		List<@Nullable Row> first = rows(40);
		List<@Nullable Row> second = rows(12);
		for (int i = 0; i < 3000; i++) {
			change((i % 3 == 0) ? second : first);
			check(new Lists(i, List.of("before"), Collections.unmodifiableList(first), new LinkedList<>(second),
					Map.of("more", new Holder(first))));
		}
	}

	private void change(List<@Nullable Row> rows) {
		int place = this.random.nextInt(rows.size());
		switch (this.random.nextInt(12)) {
			case 0 -> rows.add(place, row());
			case 1 -> rows.remove(place);
			case 2 -> rows.set(place, null);
			case 3 -> rows.add(place, rows.get(this.random.nextInt(rows.size())));
			case 4 -> rows.add(this.random.nextInt(rows.size()), rows.remove(place));
			case 5 -> Collections.shuffle(rows.subList(0, place), this.random);
			case 6 -> rows.addAll(rows(this.random.nextInt(9)));
			case 7 -> rows.subList(place, Math.min(place + 7, rows.size())).replaceAll((row) -> row());
			case 8 -> {
				// No change
			}
			default -> rows.set(place, row());
		}
		if (rows.size() > 60) {
			rows.subList(20, rows.size()).clear();
		}
		if (rows.isEmpty()) {
			rows.addAll(rows(9));
		}
	}

	@Test
	void unchangedElementsAreNotWrittenAgain() {
		AtomicInteger written = CountingSerializer.written;
		List<Counted> rows = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			rows.add(new Counted(new Mark(i)));
		}
		check(new CountedRows(rows));
		written.set(0);
		rows.set(50, new Counted(new Mark(1000)));
		rows.remove(70);
		rows.add(20, new Counted(new Mark(2000)));
		this.codec.write(snapshot(new CountedRows(rows)), this.memory);
		assertThat(written).hasValue(2);
	}

	@Test
	void elementsThatCanChangeAreWrittenAgain() {
		List<Basket> baskets = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			baskets.add(new Basket(i, new ArrayList<>(List.of("apple"))));
		}
		check(new Baskets(baskets));
		baskets.get(7).content().add("pear");
		assertThat(check(new Baskets(baskets))).contains("[\"apple\",\"pear\"]");
	}

	@Test
	void listThatIsChangedInPlaceIsSeen() {
		List<@Nullable Row> rows = rows(20);
		Holder same = new Holder(rows);
		check(same);
		Row row = row();
		rows.set(4, row);
		rows.add(row);
		check(same);
		rows.clear();
		check(same);
	}

	@Test
	void listsThatComeAndGoAreNotMixedUp() {
		for (int i = 0; i < 200; i++) {
			Map<String, Object> lists = new LinkedHashMap<>();
			for (int list = this.random.nextInt(5); list >= 0; list--) {
				lists.put("list" + list, new Holder(rows(this.random.nextInt(4, 30))));
			}
			check(new Lists(i, List.of(), rows(8), rows(this.random.nextInt(2) * 10), lists));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void secretsOfUnchangedElementsComeBack(boolean encrypt) {
		SnapshotCodec codec = Snapshots.codec(Snapshots.keys(Snapshots.KEY), Snapshots.CLOCK, encrypt);
		List<Account> accounts = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			accounts.add(new Account("name" + i, "secret" + i));
		}
		codec.write(snapshot(new Accounts(accounts)), this.memory);
		accounts.set(3, new Account("other", "hidden"));
		SignedSnapshot signed = codec.write(snapshot(new Accounts(accounts)), this.memory);
		assertThat(signed.text()).doesNotContain("secret1", "hidden");
		assertThat(read(codec, signed, Accounts.class)).isEqualTo(new Accounts(accounts));
	}

	@Test
	void formatsOfAListAreKept() {
		List<@Nullable Row> rows = rows(10);
		rows.set(2, null);
		for (int i = 0; i < 3; i++) {
			rows.set(5, row());
			assertThat(check(new Formats(rows, rows, rows))).contains("\"marks\":[\"row\",\"row\",null,");
		}
	}

	@Test
	void namesOfTypesAreKept() {
		List<Pet> pets = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			pets.add(new Pet("pet" + i));
		}
		for (int i = 0; i < 3; i++) {
			pets.set(i, new Pet("other"));
			assertThat(check(new Pets(pets, List.of()))).contains("\"Pet\"");
		}
		List<@Nullable Row> rows = rows(20);
		for (int i = 0; i < 3; i++) {
			rows.set(i, row());
			assertThat(check(new Named(rows))).contains("\"kind\":");
		}
	}

	@Test
	void emptyListIsLeftOutWhereThatIsAskedFor() {
		assertThat(check(new Pets(List.of(), List.of()))).contains("\"pets\":[]").doesNotContain("others");
		assertThat(check(new Pets(List.of(), rows(1)))).contains("others");
	}

	@Test
	void elementsThatTheMapperLeavesOutStayOut() {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS).build();
		SnapshotCodec filtering = new SnapshotCodec(mapper, Snapshots.keys(Snapshots.KEY),
				new SnapshotCodec.Settings(Duration.ofHours(24), false, 100_000), Snapshots.CLOCK);
		List<@Nullable Row> rows = rows(20);
		rows.set(3, null);
		Snapshot snapshot = snapshot(new Formats(rows, rows, rows));
		assertThat(filtering.write(snapshot, this.memory)).isEqualTo(filtering.write(snapshot));
	}

	@Test
	void recordsOfThemselvesAreLeftToJackson() {
		List<Node> nodes = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			nodes.add(new Node(i, new Node(-i, null)));
		}
		check(new Nodes(nodes));
		assertThat(this.memory.lists()).isEmpty();
	}

	@Test
	void failedWriteLeavesTheMemoryAsItWas() {
		List<@Nullable Row> rows = rows(20);
		check(new Holder(rows));
		List<@Nullable Row> many = new ArrayList<>(rows);
		for (int i = 0; i < 300; i++) {
			many.add(new Row(i, "x".repeat(5000), null, null, new Place("", LocalDate.EPOCH)));
		}
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.codec.write(snapshot(new Holder(many)), this.memory))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
		rows.remove(3);
		check(new Holder(rows));
	}

	@Test
	void componentsWithoutLongListsLeaveNothing() {
		check(new Holder(rows(ListTexts.MIN_LENGTH - 1)));
		assertThat(this.memory.text()).isEmpty();
		check(new Holder(rows(ListTexts.MIN_LENGTH)));
		assertThat(this.memory.text()).isNotEmpty();
		this.memory.forget();
		assertThat(this.memory.text()).isEmpty();
		assertThat(this.memory.lists()).isEmpty();
	}

	/** Write it with and without memory. */
	private String check(Object state) {
		Snapshot snapshot = snapshot(state);
		SignedSnapshot expected = this.codec.write(snapshot);
		assertThat(this.codec.write(snapshot, this.memory)).isEqualTo(expected);
		return expected.text();
	}

	private Snapshot snapshot(Object state) {
		SnapshotHeader header = Snapshots.header();
		return new Snapshot(new SnapshotHeader(header.id(), header.name(), header.version(), header.parent(),
				header.slot(), header.principal(), header.binding(), header.scope(), header.expires(), header.epoch(),
				this.random.nextInt(100_000), header.action()), Content.of(null, state));
	}

	private static Object read(SnapshotCodec codec, SignedSnapshot signed, Class<?> type) {
		StateType types = new StateType(Snapshots.header().name(), Snapshots.header().version(), type, null);
		return codec.verify(signed).accept(types, Snapshots.presenter()).content().state();
	}

	private List<@Nullable Row> rows(int count) {
		List<@Nullable Row> rows = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			rows.add(row());
		}
		return rows;
	}

	private Row row() {
		int number = this.random.nextInt();
		return new Row(number, TEXTS[this.random.nextInt(40) % TEXTS.length], (number % 2 == 0) ? number / 3.0 : null,
				new UUID(number, number), new Place(TEXTS[this.random.nextInt(TEXTS.length - 1)], LocalDate.EPOCH));
	}

	record Place(String name, LocalDate since) {
	}

	record Row(int id, String text, @Nullable Double number, @Nullable UUID key, Place place) {
	}

	record Holder(List<@Nullable Row> rows) {
	}

	record Lists(int number, List<String> names, List<@Nullable Row> rows, List<@Nullable Row> others,
			Map<String, Object> more) {
	}

	record Formats(@JsonInclude(content = JsonInclude.Include.NON_NULL) List<@Nullable Row> full,
			@JsonSerialize(contentUsing = MarkSerializer.class) List<@Nullable Row> marks,
			@JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<@Nullable Row> single) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
	record Pet(String name) {
	}

	record Pets(List<Pet> pets, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<@Nullable Row> others) {
	}

	record Named(@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind") List<@Nullable Row> rows) {
	}

	record Node(int number, @Nullable Node next) {
	}

	record Nodes(List<Node> nodes) {
	}

	record Basket(int id, List<String> content) {
	}

	record Baskets(List<Basket> baskets) {
	}

	record Account(String name, @LiveSecret String number) {
	}

	record Accounts(List<Account> accounts) {
	}

	record Mark(int number) {
	}

	record Counted(@JsonSerialize(using = CountingSerializer.class) Mark mark) {
	}

	record CountedRows(List<Counted> rows) {
	}

	static class CountingSerializer extends StdSerializer<Mark> {

		static final AtomicInteger written = new AtomicInteger();

		CountingSerializer() {
			super(Mark.class);
		}

		@Override
		public void serialize(Mark value, JsonGenerator json, SerializationContext context) {
			written.incrementAndGet();
			json.writeNumber(value.number());
		}

	}

	static class MarkSerializer extends StdSerializer<Row> {

		MarkSerializer() {
			super(Row.class);
		}

		@Override
		public void serialize(Row value, JsonGenerator json, SerializationContext context) {
			json.writeString("row");
		}

	}

}
