package org.livespring.render.thymeleaf;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.livespring.render.RenderRequest;
import org.livespring.render.RenderScope;
import org.livespring.render.Slot;

/**
 * Texts of the loop items of one component instance: those of its last render.
 */
final class LoopTexts {

	static final int MAX_ITEMS = 2000;

	static final int MAX_CHARS = 512 * 1024;

	private final Map<Loop, Items> loops = new HashMap<>(2);

	private @Nullable RenderScope scope;

	private @Nullable Principal principal;

	private boolean complete = true;

	private int render;

	private long loop;

	private int items;

	private int chars;

	/**
	 * Begin a render: what another user or scope has seen, or a failed render left, is
	 * not used for it.
	 */
	void begin(RenderRequest request) {
		boolean same = this.complete && request.scope().equals(this.scope)
				&& Objects.equals(request.principal(), this.principal);
		if (!same) {
			this.loops.clear();
			this.items = 0;
			this.chars = 0;
		}
		this.scope = request.scope();
		this.principal = request.principal();
		this.complete = false;
		this.render++;
	}

	/** End a render that succeeded: drop what it did not use. */
	void end() {
		this.complete = true;
		this.loops.values().removeIf((loop) -> !loop.dropUnused());
	}

	Items of(String template, String markup) {
		return this.loops.computeIfAbsent(new Loop(template, markup), (key) -> new Items());
	}

	/** Number of a run through a loop. */
	long nextLoop() {
		return ++this.loop;
	}

	private record Loop(String template, String markup) {

	}

	/** Texts of one loop by item. */
	final class Items {

		private final Map<Object, Row> rows = new HashMap<>();

		private final List<Reads> reads = new ArrayList<>(1);

		/** The rows in the order of the last render, where most items are again. */
		private List<Row> last = new ArrayList<>();

		private List<Row> present = new ArrayList<>();

		private int used;

		/** The text an equal item had, if nothing else it depends on has changed. */
		@Nullable Row find(Object item, LiveEngineContext context, long loop, int index, int size) {
			Row row = lastAtThisPlace();
			if (row == null || row.item != item) {
				row = this.rows.get(item);
			}
			if (row == null || !row.reads.hold(context, loop) || !row.isAt(index, size)) {
				return null;
			}
			use(row);
			return row;
		}

		/** Finds the same object again without its hash code, which reads all of it. */
		private @Nullable Row lastAtThisPlace() {
			int place = this.present.size();
			Row row = (place < this.last.size()) ? this.last.get(place) : null;
			return (row != null && !row.replaced) ? row : null;
		}

		void put(Row row) {
			Row replaced = this.rows.remove(row.item);
			if (replaced != null) {
				replaced.replaced = true;
				forget(replaced);
				this.used -= (replaced.render == LoopTexts.this.render) ? 1 : 0;
			}
			if (LoopTexts.this.items < MAX_ITEMS && LoopTexts.this.chars + row.text.length() <= MAX_CHARS) {
				this.rows.put(row.item, row);
				LoopTexts.this.items++;
				LoopTexts.this.chars += row.text.length();
				use(row);
			}
		}

		/** The reads under one identity, so that they are compared once for all items. */
		Reads intern(Reads reads) {
			for (Reads known : this.reads) {
				if (known.sameAs(reads)) {
					return known;
				}
			}
			if (this.reads.size() == 4) {
				this.reads.clear();
			}
			this.reads.add(reads);
			return reads;
		}

		private void use(Row row) {
			this.present.add(row);
			if (row.render != LoopTexts.this.render) {
				row.render = LoopTexts.this.render;
				this.used++;
			}
		}

		private boolean dropUnused() {
			if (this.used < this.rows.size()) {
				this.rows.values().removeIf((row) -> {
					boolean unused = row.render != LoopTexts.this.render;
					if (unused) {
						forget(row);
					}
					return unused;
				});
			}
			this.used = 0;
			List<Row> spare = this.last;
			spare.clear();
			this.last = this.present;
			this.present = spare;
			return !this.rows.isEmpty();
		}

		private void forget(Row row) {
			LoopTexts.this.items--;
			LoopTexts.this.chars -= row.text.length();
		}

	}

	/** Text of one item, and what it depends on beside the item. */
	static final class Row {

		private final Object item;

		private final String text;

		private final List<Slot> slots;

		private final Reads reads;

		/** Only where the text depends on it. */
		private final @Nullable RowStatus status;

		private int render;

		/** Whether the item has another text by now. */
		private boolean replaced;

		Row(Object item, String text, List<Slot> slots, Reads reads, @Nullable RowStatus status) {
			this.item = item;
			this.text = text;
			this.slots = slots;
			this.reads = reads;
			this.status = status;
		}

		String text() {
			return this.text;
		}

		List<Slot> slots() {
			return this.slots;
		}

		Reads reads() {
			return this.reads;
		}

		private boolean isAt(int index, int size) {
			return this.status == null || (this.status.index() == index && this.status.size() == size);
		}

	}

}
