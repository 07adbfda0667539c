package org.livespring.protocol;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.diff.Patch;

/**
 * Writes the fields of a frame or of an entry in it one after the other, in the order of
 * the protocol's tables; {@code null} is an absent field.
 */
abstract class FrameOutput {

	final JsonGenerator json;

	/** Writes what applications return. */
	final JsonMapper application;

	FrameOutput(JsonGenerator json, JsonMapper application) {
		this.json = json;
		this.application = application;
	}

	static FrameOutput of(WireForm form, JsonGenerator json, JsonMapper application) {
		return (form == WireForm.COMPACT) ? new Compact(json, application) : new Readable(json, application);
	}

	/** Begins a frame. */
	abstract void start(int number, String type);

	/** Begins an entry of a list. */
	abstract void start();

	abstract void end();

	/** Comes before the value of a field. */
	abstract void field(String name);

	/** Takes the place of a field. */
	abstract void absent();

	/** A writer for entries. */
	abstract FrameOutput nested();

	/** A writer for entries that are objects in both forms. */
	FrameOutput object() {
		return new Readable(this.json, this.application);
	}

	void number(String name, @Nullable Long value) {
		write(name, value, this.json::writeNumber);
	}

	/** Only {@code true} is written. */
	void flag(String name, boolean value) {
		write(name, value ? Boolean.TRUE : null, this.json::writeBoolean);
	}

	void text(String name, @Nullable String value) {
		write(name, value, this.json::writeString);
	}

	void patch(String name, @Nullable Patch value) {
		write(name, value, (patch) -> PatchJson.write(patch, this.json));
	}

	/** Anything the application's mapper can write. */
	void value(String name, @Nullable Object value) {
		write(name, value, (object) -> {
			if (object instanceof ServerFrame.Json raw) {
				this.json.writeRawValue(raw.text());
			}
			else {
				this.application.writeValue(this.json, object);
			}
		});
	}

	<T> void list(String name, @Nullable List<T> values, Consumer<T> writer) {
		write(name, values, (list) -> {
			this.json.writeStartArray();
			list.forEach(writer);
			this.json.writeEndArray();
		});
	}

	/** A list of entries with fields of their own. */
	<T> void entries(String name, @Nullable List<T> entries, BiConsumer<FrameOutput, T> writer) {
		list(name, entries, (entry) -> {
			FrameOutput output = nested();
			output.start();
			writer.accept(output, entry);
			output.end();
		});
	}

	private <T> void write(String name, @Nullable T value, Consumer<T> writer) {
		if (value == null) {
			absent();
		}
		else {
			field(name);
			writer.accept(value);
		}
	}

	private static final class Compact extends FrameOutput {

		/** Absent fields since the last value; only a later value makes them appear. */
		private int gap;

		Compact(JsonGenerator json, JsonMapper application) {
			super(json, application);
		}

		@Override
		void start(int number, String type) {
			start();
			this.json.writeNumber(number);
		}

		@Override
		void start() {
			this.json.writeStartArray();
		}

		@Override
		void end() {
			this.json.writeEndArray();
		}

		@Override
		void field(String name) {
			for (; this.gap > 0; this.gap--) {
				this.json.writeNull();
			}
		}

		@Override
		void absent() {
			this.gap++;
		}

		@Override
		FrameOutput nested() {
			return new Compact(this.json, this.application);
		}

	}

	private static final class Readable extends FrameOutput {

		Readable(JsonGenerator json, JsonMapper application) {
			super(json, application);
		}

		@Override
		void start(int number, String type) {
			start();
			this.json.writeStringProperty("type", type);
		}

		@Override
		void start() {
			this.json.writeStartObject();
		}

		@Override
		void end() {
			this.json.writeEndObject();
		}

		@Override
		void field(String name) {
			this.json.writeName(name);
		}

		@Override
		void absent() {
			// An object leaves it out
		}

		@Override
		FrameOutput nested() {
			return this;
		}

	}

}
