package org.livespring.state.secret;

import java.security.GeneralSecurityException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link SecretSerializer} wrote, and nothing else. */
final class SecretDeserializer extends ValueDeserializer<Object> {

	private final JsonFactory factory;

	private final JavaType type;

	SecretDeserializer(JsonFactory factory, JavaType type) {
		this.factory = factory;
		this.type = type;
	}

	@Override
	public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
		try (JsonParser inner = this.factory.createParser(context, open(json, context))) {
			inner.nextToken();
			return context.readValue(inner, this.type);
		}
	}

	private byte[] open(JsonParser json, DeserializationContext context) {
		Secrets secrets = (Secrets) Objects.requireNonNull(context.getAttribute(Secrets.class));
		try {
			return secrets.open(json.getString());
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return context.reportInputMismatch(this, "Not an encrypted value");
		}
	}

	@Override
	public @Nullable Object getNullValue(DeserializationContext context) {
		return context.findRootValueDeserializer(this.type).getNullValue(context);
	}

	@Override
	public @Nullable Object getAbsentValue(DeserializationContext context) {
		return context.findRootValueDeserializer(this.type).getAbsentValue(context);
	}

}
