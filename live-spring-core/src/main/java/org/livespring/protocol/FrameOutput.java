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
 * Writes the fields of a frame, or of an entry in a frame, in the order of the protocol's
 * tables. A field that is {@code null} is absent.
 */
final class FrameOutput {

	/** Value of {@link #gap} for objects, which leave out absent fields. */
	private static final int OBJECT = -1;

	final JsonGenerator json;

	/** Writes values of the application. */
	private final JsonMapper application;

	/**
	 * Number of absent fields since the last value. An array writes them as {@code null}
	 * before the next value.
	 */
	private int gap;

	FrameOutput(WireForm form, JsonGenerator json, JsonMapper application) {
		this.json = json;
		this.application = application;
		this.gap = (form == WireForm.COMPACT) ? 0 : OBJECT;
	}

	/** Begin a frame. */
	void start(int number, String type) {
		start();
		if (isArray()) {
			this.json.writeNumber(number);
		}
		else {
			this.json.writeStringProperty("type", type);
		}
	}

	/** Begin an entry of a list. */
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

	/** Create a writer for entries of a list. */
	FrameOutput nested() {
		return isArray() ? new FrameOutput(WireForm.COMPACT, this.json, this.application) : this;
	}

	/** Create a writer for entries that are objects in both forms. */
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

	/** Writes a string, or an array of number pairs (copies) and strings (insertions). */
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

	/** Write any value that the application's mapper can write. */
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

	/** Write a list of entries that have fields of their own. */
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
