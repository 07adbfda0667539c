package org.livespring.protocol;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;
import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.diff.Patch.Part;

/** Patches on the wire: a string, or an array of pairs of numbers and strings. */
final class PatchJson {

	private PatchJson() {
	}

	static void write(Patch patch, JsonGenerator json) {
		if (patch.text() != null) {
			json.writeString(patch.text());
			return;
		}
		json.writeStartArray();
		for (Part part : patch.parts()) {
			write(part, json);
		}
		json.writeEndArray();
	}

	private static void write(Part part, JsonGenerator json) {
		if (part instanceof Copy copy) {
			json.writeNumber(copy.start());
			json.writeNumber(copy.length());
		}
		else if (part instanceof Insert insert) {
			json.writeString(insert.text());
		}
	}

	static Patch delta(JsonNode array) {
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i < array.size(); i++) {
			JsonNode part = array.get(i);
			if (part.isString()) {
				parts.add(new Insert(part.stringValue()));
			}
			else {
				parts.add(new Copy(number(part), number(array.get(++i))));
			}
		}
		return Patch.delta(parts);
	}

	private static int number(JsonNode number) {
		if (number == null || !number.isInt()) {
			throw new FrameException(LiveErrorCode.MALFORMED_FRAME, "A delta has pairs of numbers and strings", null,
					null);
		}
		return number.intValue();
	}

}
