package org.livespring.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.AsyncValue;
import org.livespring.LiveConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class StateTypeCheckTests {

	private final SnapshotCodec codec = Snapshots.codec();

	@ParameterizedTest
	@ValueSource(classes = { Snapshots.State.class, Everything.class, Named.class, Recursive.class, Empty.class })
	void readableTypesPass(Class<?> type) {
		assertThatNoException().isThrownBy(() -> this.codec.check(new StateType("a", 1, type, type)));
	}

	@ParameterizedTest
	@ValueSource(classes = { AnyObject.class, AnyInMap.class, Plain.class, PlainInList.class, NoWayIn.class,
			ByClassName.class, Generic.class, DeepInside.class, InArray.class, AnyNumber.class, Dated.class })
	void unreadableTypesAreRefused(Class<?> type) {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> this.codec.check(new StateType("a", 1, type, null)))
			.withMessageContaining(type.getName())
			.satisfies((ex) -> assertThat(ex.remedy()).isNotEmpty());
	}

	@Test
	void propsAreCheckedToo() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> this.codec.check(new StateType("a", 1, Empty.class, AnyObject.class)))
			.withMessageContaining(AnyObject.class.getName());
	}

	@Test
	void entityIsRefusedWithWhatToKeepInstead() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> this.codec.check(new StateType("a", 1, OfEntities.class, null)))
			.withMessageContaining("Order, which is a JPA entity")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("keep the id"));
	}

	@Test
	void whatMigrationsTakeIsCheckedToo() {
		StateType type = new StateType("a", 2, Empty.class, null,
				List.of(new StateType.Migration(AnyObject.class, (old) -> new Empty())));
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> this.codec.check(type))
			.withMessageContaining(AnyObject.class.getName());
	}

	@Test
	void whyATypeIsUnreadableIsKept() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> this.codec.check(new StateType("a", 1, NoWayIn.class, null)))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
	}

	@Test
	void namedSubtypesComeBack() {
		Snapshot snapshot = new Snapshot(Snapshots.header(),
				Content.of(null, new Named(List.of(new Circle(2), new Square(3)))));
		SignedSnapshot signed = this.codec.write(snapshot);
		assertThat(signed.text()).doesNotContain("org.livespring");
		assertThat(this.codec.verify(signed)
			.accept(new StateType("chat-room", 2, Named.class, null), Snapshots.presenter())).isEqualTo(snapshot);
	}

	record Everything(List<Snapshots.Message> list, Set<String> set, Map<String, List<Integer>> map,
			Optional<Snapshots.Message> optional, AsyncValue<List<Snapshots.Message>> async, BigDecimal decimal,
			Instant instant, ZoneId zone, Locale locale, UUID uuid, EnumMap<Snapshots.Level, Integer> enums,
			int[] numbers, byte[] bytes, Integer boxed, CharSequence text) {
	}

	@Entity
	static class Order {

		@Id
		public Long id;

	}

	record OfEntities(List<Order> orders) {
	}

	record Empty() {
	}

	record Recursive(List<Recursive> children, Recursive next) {
	}

	record AnyObject(Object value) {
	}

	record AnyInMap(Map<String, Object> values) {
	}

	interface Animal {

	}

	record Plain(Animal animal) {
	}

	record PlainInList(List<Animal> animals) {
	}

	record DeepInside(Optional<Map<String, AsyncValue<PlainInList>>> value) {
	}

	record InArray(Animal[] animals) {
	}

	record Generic(AsyncValue<?> value) {
	}

	record AnyNumber(Number number) {
	}

	record Dated(List<Calendar> dates) {
	}

	record NoWayIn(Closed closed) {
	}

	static final class Closed {

		private Closed(String a, int b) {
		}

	}

	record Named(List<Shape> shapes) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
			@JsonSubTypes.Type(value = Square.class, name = "square") })
	sealed interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	interface Vehicle {

	}

	record ByClassName(Vehicle vehicle) {
	}

}
