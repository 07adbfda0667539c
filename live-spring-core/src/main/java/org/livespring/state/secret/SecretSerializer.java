package org.livespring.state.secret;

import java.io.ByteArrayOutputStream;
import java.util.Objects;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a value as its encrypted JSON. */
final class SecretSerializer extends ValueSerializer<Object> {

	private final JsonFactory factory;

	private final String name;

	private final JavaType type;

	SecretSerializer(JsonFactory factory, String name, JavaType type) {
		this.factory = factory;
		this.name = name;
		this.type = type;
	}

	@Override
	public void serialize(Object value, JsonGenerator json, SerializationContext context) {
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		try (JsonGenerator inner = this.factory.createGenerator(context, plain)) {
			context.findTypedValueSerializer(this.type, true).serialize(value, inner, context);
		}
		Secrets secrets = (Secrets) Objects.requireNonNull(context.getAttribute(Secrets.class));
		json.writeString(secrets.seal(this.name, plain.toByteArray()));
	}

}
