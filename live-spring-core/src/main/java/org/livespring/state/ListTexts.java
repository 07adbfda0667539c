package org.livespring.state;

import java.io.CharArrayWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the lists of one snapshot. What is the same object as in the snapshot before
 * gets the text it had there. Lists are known by their order.
 */
final class ListTexts {

	/** Shorter lists are not worth it. */
	static final int MIN_LENGTH = 8;

	private static final WrittenList NOTHING = new WrittenList(new Object[0], 0, new int[0]);

	private final SnapshotMemory memory;

	private final CharArrayWriter text;

	private final List<WrittenList> written = new ArrayList<>(0);

	ListTexts(SnapshotMemory memory, CharArrayWriter text) {
		this.memory = memory;
		this.text = text;
	}

	/**
	 * Write what stands between the brackets of a list.
	 * @param items its elements
	 * @param json writes to the text
	 * @param writer writes one element
	 */
	void write(@Nullable Object[] items, JsonGenerator json, Consumer<@Nullable Object> writer) {
		WrittenList before = (this.written.size() < this.memory.lists().size())
				? this.memory.lists().get(this.written.size()) : NOTHING;
		int[] ends = new int[items.length];
		this.written.add(new WrittenList(items, position(json), ends));
		int place = 0;
		int missed = 0;
		for (int i = 0; i < items.length;) {
			int found = before.find(items[i], place, place + missed);
			if (found == WrittenList.NONE) {
				writer.accept(items[i]);
				ends[i++] = position(json);
				missed++;
			}
			else {
				int length = before.run(found, items, i);
				copy(before, found, length, json, ends, i);
				i += length;
				place = found + length;
				missed = 0;
			}
		}
	}

	private void copy(WrittenList before, int place, int length, JsonGenerator json, int[] ends, int index) {
		int from = before.start(place);
		int to = before.end(place + length - 1);
		json.writeRawValue(this.memory.text(), from, to - from);
		int shift = position(json) - to;
		for (int i = 0; i < length; i++) {
			ends[index + i] = before.end(place + i) + shift;
		}
	}

	private int position(JsonGenerator json) {
		return this.text.size() + json.streamWriteOutputBuffered();
	}

	/**
	 * The text is finished.
	 * @param text what was written
	 * @param escaped the same as it is kept
	 */
	void finish(String text, String escaped) {
		if (text.length() != escaped.length()) {
			ScriptText.TextPlaces places = new ScriptText.TextPlaces(text);
			this.written.replaceAll((list) -> list.moved(places));
		}
		this.memory.remember(escaped, this.written);
	}

}
