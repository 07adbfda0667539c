package org.livespring.json;

import java.util.Calendar;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.ReferenceType;

/**
 * Refuses types of the JDK that Jackson writes, but reads back as something else or in
 * part only.
 */
final class RefusedTypes extends SimpleModule {

	private static final long serialVersionUID = 1;

	private static final Set<Class<?>> TYPES = Set.of(Calendar.class, Class.class, Pattern.class, StringBuilder.class,
			StringBuffer.class, Throwable.class);

	/** These stand for values of several types, of which the text does not tell. */
	private static final Set<Class<?>> UNTYPED = Set.of(Number.class, Comparable.class);

	private static final String ATOMIC = "java.util.concurrent.atomic";

	RefusedTypes() {
		super("live-refused");
		setSerializerModifier(new Writing());
		setDeserializerModifier(new Reading());
	}

	private static boolean isRefused(Class<?> type) {
		return type.getPackageName().equals(ATOMIC)
				|| TYPES.stream().anyMatch((refused) -> refused.isAssignableFrom(type));
	}

	private static String reason(JavaType type) {
		return type.toCanonical() + " would not come back from JSON as it was";
	}

	private static final class Writing extends ValueSerializerModifier {

		private static final long serialVersionUID = 1;

		@Override
		public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
				ValueSerializer<?> serializer) {
			if (isRefused(description.getBeanClass())) {
				throw InvalidDefinitionException.from((JsonGenerator) null, reason(description.getType()),
						description.getType());
			}
			return serializer;
		}

	}

	private static final class Reading extends ValueDeserializerModifier {

		private static final long serialVersionUID = 1;

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return check(description.getType(), deserializer);
		}

		@Override
		public ValueDeserializer<?> modifyReferenceDeserializer(DeserializationConfig config, ReferenceType type,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return check(type, deserializer);
		}

		private static ValueDeserializer<?> check(JavaType type, ValueDeserializer<?> deserializer) {
			if (isRefused(type.getRawClass()) || UNTYPED.contains(type.getRawClass())) {
				throw InvalidDefinitionException.from((JsonParser) null, reason(type), type);
			}
			return deserializer;
		}

	}

}
