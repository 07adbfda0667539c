package org.livespring.protocol;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.diff.Patch;
import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.diff.Patch.Part;

/**
 * Writes the fields of a frame or of an entry in it one after the other, in the order of
 * the protocol's tables; {@code null} is an absent field.
 */
final class FrameOutput {

	/** Stands for the gap of an object, which leaves absent fields out. */
	private static final int OBJECT = -1;

	final JsonGenerator json;

	/** Writes what applications return. */
	private final JsonMapper application;

	/** Absent fields since the last value, which a later one makes appear in an array. */
	private int gap;

	FrameOutput(WireForm form, JsonGenerator json, JsonMapper application) {
		this.json = json;
		this.application = application;
		this.gap = (form == WireForm.COMPACT) ? 0 : OBJECT;
	}

	/** Begins a frame. */
	void start(int number, String type) {
		start();
		if (isArray()) {
			this.json.writeNumber(number);
		}
		else {
			this.json.writeStringProperty("type", type);
		}
	}

	/** Begins an entry of a list. */
	FrameOutput start() {
		if (isArray()) {
			this.json.writeStartArray();
		}
		else {
			this.json.writeStartObject();
		}
		return this;
	}

	void end() {
		if (isArray()) {
			this.json.writeEndArray();
		}
		else {
			this.json.writeEndObject();
		}
	}

	/** A writer for entries. */
	FrameOutput nested() {
		return isArray() ? new FrameOutput(WireForm.COMPACT, this.json, this.application) : this;
	}

	/** A writer for entries that are objects in both forms. */
	FrameOutput object() {
		return new FrameOutput(WireForm.READABLE, this.json, this.application);
	}

	FrameOutput number(String name, @Nullable Long value) {
		return write(name, value, this.json::writeNumber);
	}

	FrameOutput text(String name, @Nullable String value) {
		return write(name, value, this.json::writeString);
	}

	FrameOutput patch(String name, @Nullable Patch value) {
		return write(name, value, this::writePatch);
	}

	/** A string, or an array of pairs of numbers and strings. */
	private void writePatch(Patch patch) {
		if (patch.text() != null) {
			this.json.writeString(patch.text());
			return;
		}
		this.json.writeStartArray();
		for (Part part : patch.parts()) {
			if (part instanceof Copy copy) {
				this.json.writeNumber(copy.start());
				this.json.writeNumber(copy.length());
			}
			else if (part instanceof Insert insert) {
				this.json.writeString(insert.text());
			}
		}
		this.json.writeEndArray();
	}

	/** Anything the application's mapper can write. */
	FrameOutput value(String name, @Nullable Object value) {
		return write(name, value, (object) -> {
			if (object instanceof ServerFrame.Json raw) {
				this.json.writeRawValue(raw.text());
			}
			else {
				this.application.writeValue(this.json, object);
			}
		});
	}

	<T> FrameOutput list(String name, @Nullable List<T> values, Consumer<T> writer) {
		return write(name, values, (list) -> {
			this.json.writeStartArray();
			list.forEach(writer);
			this.json.writeEndArray();
		});
	}

	/** A list of entries with fields of their own. */
	<T> FrameOutput entries(String name, @Nullable List<T> entries, BiConsumer<FrameOutput, T> writer) {
		return list(name, entries, (entry) -> {
			FrameOutput output = nested().start();
			writer.accept(output, entry);
			output.end();
		});
	}

	private <T> FrameOutput write(String name, @Nullable T value, Consumer<T> writer) {
		if (value == null) {
			if (isArray()) {
				this.gap++;
			}
			return this;
		}
		if (isArray()) {
			for (; this.gap > 0; this.gap--) {
				this.json.writeNull();
			}
		}
		else {
			this.json.writeName(name);
		}
		writer.accept(value);
		return this;
	}

	private boolean isArray() {
		return this.gap != OBJECT;
	}

}
