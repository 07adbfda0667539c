package org.livespring.state;

import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import org.livespring.render.RenderScope;

/** The header of a snapshot as JSON. */
final class HeaderJson {

	private HeaderJson() {
	}

	static void write(SnapshotHeader header, JsonGenerator json) {
		json.writeStartObject();
		json.writeStringProperty("id", header.id());
		json.writeStringProperty("name", header.name());
		json.writeNumberProperty("version", header.version());
		writeOptional("parent", header.parent(), json);
		writeOptional("slot", header.slot(), json);
		writeOptional("principal", header.principal(), json);
		json.writeStringProperty("binding", header.binding());
		json.writeStringProperty("locale", header.scope().locale().toLanguageTag());
		json.writeStringProperty("zone", header.scope().zone().getId());
		json.writeStringProperty("path", header.scope().contextPath());
		json.writeNumberProperty("expires", header.expires());
		json.writeNumberProperty("epoch", header.epoch());
		json.writeNumberProperty("seq", header.seq());
		json.writeNumberProperty("action", header.action());
		json.writeEndObject();
	}

	static SnapshotHeader read(JsonNode json) {
		RenderScope scope = new RenderScope(Locale.forLanguageTag(text("locale", json)), ZoneId.of(text("zone", json)),
				text("path", json));
		return new SnapshotHeader(text("id", json), text("name", json), json.required("version").intValue(),
				optional("parent", json), optional("slot", json), optional("principal", json), text("binding", json),
				scope, json.required("expires").longValue(), json.required("epoch").longValue(),
				json.required("seq").longValue(), json.required("action").longValue());
	}

	private static void writeOptional(String name, @Nullable String value, JsonGenerator json) {
		if (value != null) {
			json.writeStringProperty(name, value);
		}
	}

	private static String text(String name, JsonNode json) {
		return json.required(name).stringValue();
	}

	private static @Nullable String optional(String name, JsonNode json) {
		JsonNode value = json.get(name);
		return (value != null) ? value.stringValue() : null;
	}

}
