package org.livespring.json;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.util.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * The serializers and deserializers of an application's modules that values of some types
 * are written and read with. A deploy can exchange them without a change of the types, so
 * a stored value names them, by a hash.
 */
public final class JsonHandlers {

	private final Set<String> names = new TreeSet<>();

	private final JsonMapper mapper;

	/**
	 * Create an empty set.
	 * @param mapper a mapper of {@link StoredJson}
	 */
	public JsonHandlers(JsonMapper mapper) {
		this.mapper = mapper.rebuild()
			.addModule(new SimpleModule("live-handlers").setSerializerModifier(new Writers())
				.setDeserializerModifier(new Readers()))
			.build();
	}

	/**
	 * Add the handlers of types, not those of their properties.
	 * @param types the types, which can be written and read
	 */
	public void add(Collection<JavaType> types) {
		for (JavaType type : types) {
			try {
				this.mapper.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base());
				// Looks for the deserializer and does not call it
				this.mapper.readerFor(type).readValue("null");
			}
			catch (JacksonException ex) {
				// Refused at start, or not written
			}
		}
	}

	/**
	 * The hash of the handlers.
	 * @return a short text, empty if Jackson's own write and read all values
	 */
	public String hash() {
		return this.names.isEmpty() ? ""
				: DigestUtils.md5DigestAsHex(String.join(",", this.names).getBytes(StandardCharsets.UTF_8))
					.substring(0, 12);
	}

	private <H> H named(JavaType type, H handler) {
		String name = handler.getClass().getName();
		if (!name.startsWith("tools.jackson.")) {
			this.names.add(type.toCanonical() + "=" + name);
		}
		return handler;
	}

	private final class Writers extends ValueSerializerModifier {

		private static final long serialVersionUID = 1;

		@Override
		public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
				ValueSerializer<?> serializer) {
			return named(description.getType(), serializer);
		}

	}

	private final class Readers extends ValueDeserializerModifier {

		private static final long serialVersionUID = 1;

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return named(description.getType(), deserializer);
		}

	}

}
