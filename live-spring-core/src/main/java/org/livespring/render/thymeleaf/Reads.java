package org.livespring.render.thymeleaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The variables that a piece of a template read and did not set itself, with their
 * values: where they are equal, the piece gives the same text.
 */
final class Reads {

	private final List<String> names = new ArrayList<>(4);

	private final List<@Nullable Object> values = new ArrayList<>(4);

	/** The last question and its answer: items of a loop mostly read the same. */
	private long askedBy;

	private boolean answer;

	void add(String name, @Nullable Object value) {
		if (!this.names.contains(name)) {
			this.names.add(name);
			this.values.add(value);
		}
	}

	/** Take a variable out; {@code true} if it was read. */
	boolean remove(String name) {
		int position = this.names.indexOf(name);
		if (position >= 0) {
			this.names.remove(position);
			this.values.remove(position);
		}
		return position >= 0;
	}

	/** Whether all variables still have their values; asked for once by each asker. */
	boolean hold(LiveEngineContext context, long asker) {
		if (this.askedBy != asker) {
			this.askedBy = asker;
			this.answer = hold(context);
		}
		return this.answer;
	}

	private boolean hold(LiveEngineContext context) {
		for (int i = 0; i < this.names.size(); i++) {
			if (!Objects.equals(context.peek(this.names.get(i)), this.values.get(i))) {
				return false;
			}
		}
		return true;
	}

	void forEach(BiConsumer<String, @Nullable Object> visitor) {
		for (int i = 0; i < this.names.size(); i++) {
			visitor.accept(this.names.get(i), this.values.get(i));
		}
	}

	boolean sameAs(Reads other) {
		return this.names.equals(other.names) && this.values.equals(other.values);
	}

}
