package org.livespring.state;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LazyValuesTests {

	private final SnapshotCodec codec = Snapshots.codec();

	static List<Object> lazyStates() {
		return List.of(new Lines(new LazyList<>()), new Lines(List.of(), new LazySet(), Map.of(), null),
				new Lines(List.of(), Set.of(), new LazyMap(), null),
				new Lines(List.of(), Set.of(), Map.of(), new LazyLine("x")), new Rows(new LazyList<>()),
				new Nested(new Lines(new LazyList<>())));
	}

	@ParameterizedTest
	@MethodSource("lazyStates")
	void lazyValueIsRefusedWithItsPlaceAndTheRemedy(Object state) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> write(state))
			.withMessageContaining("The state of 'chat-room' cannot be written")
			.withMessageContaining("$Lazy")
			.withMessageContaining("is loaded lazily")
			.withMessageContaining("List.copyOf")
			.withMessageContaining("[\"");
	}

	@Test
	void copyOfItIsWritten() {
		assertThat(write(new Lines(List.of("a"), Set.of("b"), Map.of("c", "d"), new PlainLine("e"))).text())
			.contains("\"list\":[\"a\"]");
	}

	private SignedSnapshot write(Object state) {
		return this.codec.write(new Snapshot(Snapshots.header(), Content.of(null, state)));
	}

	record Lines(List<String> list, Set<String> set, Map<String, String> map, Line line) {

		Lines(List<String> list) {
			this(list, Set.of(), Map.of(), null);
		}

	}

	record Row(String text) {
	}

	record Rows(Collection<Row> rows) {
	}

	record Nested(Lines lines) {
	}

	interface Line {

		String getText();

	}

	record PlainLine(String getText) implements Line {
	}

	static class LazyLine implements Line, HibernateProxy {

		private final String text;

		LazyLine(String text) {
			this.text = text;
		}

		@Override
		public String getText() {
			return this.text;
		}

	}

	/** Fails as those of Hibernate do where the session is closed. */
	static class LazyList<E> extends AbstractList<E> implements PersistentCollection<E> {

		@Override
		public E get(int index) {
			throw new IllegalStateException("no session");
		}

		@Override
		public int size() {
			throw new IllegalStateException("no session");
		}

	}

	static class LazySet extends AbstractSet<String> implements PersistentCollection<String> {

		@Override
		public Iterator<String> iterator() {
			throw new IllegalStateException("no session");
		}

		@Override
		public int size() {
			throw new IllegalStateException("no session");
		}

	}

	static class LazyMap extends AbstractMap<String, String> implements PersistentCollection<String> {

		@Override
		public Set<Map.Entry<String, String>> entrySet() {
			throw new IllegalStateException("no session");
		}

	}

}
