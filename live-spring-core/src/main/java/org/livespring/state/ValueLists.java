package org.livespring.state;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;

/**
 * Finds lists whose elements can be told by their identity to be what they were: records
 * of nothing but values that never change.
 */
final class ValueLists extends ValueSerializerModifier {

	private static final long serialVersionUID = 1;

	private static final Set<Class<?>> VALUES = Set.of(String.class, Boolean.class, Character.class, Byte.class,
			Short.class, Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class,
			UUID.class);

	/** Records in records; the others are left to Jackson. */
	private static final int MAX_DEPTH = 3;

	@Override
	public ValueSerializer<?> modifyCollectionSerializer(SerializationConfig config, CollectionType type,
			BeanDescription.Supplier description, ValueSerializer<?> serializer) {
		Class<?> element = type.getContentType().getRawClass();
		return (List.class.isAssignableFrom(type.getRawClass()) && element.isRecord() && isValue(element, 0))
				? new ValueListSerializer(serializer, null) : serializer;
	}

	private static boolean isValue(Class<?> type, int depth) {
		if (!type.isRecord()) {
			return type.isPrimitive() || type.isEnum() || VALUES.contains(type)
					|| (type.getPackageName().equals("java.time") && Modifier.isFinal(type.getModifiers()));
		}
		for (RecordComponent component : type.getRecordComponents()) {
			if (depth == MAX_DEPTH || !isValue(component.getType(), depth + 1)) {
				return false;
			}
		}
		return true;
	}

}
