package org.livespring.state;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.std.AsArraySerializerBase;

/**
 * Writes lists of records that cannot change, by {@link ListTexts} where there are some;
 * everything else is left to the serialiser of Jackson.
 */
final class ValueListSerializer extends ValueSerializer<Object> {

	private final ValueSerializer<Object> delegate;

	private final @Nullable ValueSerializer<Object> element;

	@SuppressWarnings("unchecked")
	ValueListSerializer(ValueSerializer<?> delegate, @Nullable ValueSerializer<?> element) {
		this.delegate = (ValueSerializer<Object>) delegate;
		this.element = (ValueSerializer<Object>) element;
	}

	@Override
	public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
		ValueSerializer<?> list = this.delegate.createContextual(context, property);
		if (list instanceof AsArraySerializerBase<?> array
				&& array.getContentSerializer() instanceof BeanSerializerBase element && !element.usesObjectId()
				&& !isFiltered(context) && !isTyped(array.getContentType(), context, property)) {
			return new ValueListSerializer(list, element);
		}
		return list;
	}

	/** Whether elements may be left out. */
	private static boolean isFiltered(SerializationContext context) {
		return context.isEnabled(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS);
	}

	/** Whether each element has the name of its type beside it. */
	private static boolean isTyped(JavaType element, SerializationContext context, @Nullable BeanProperty property) {
		return context.findTypeSerializer(element) != null
				|| (property != null && property.getMember() != null && context.getAnnotationIntrospector()
					.findPolymorphicTypeInfo(context.getConfig(), property.getMember()) != null);
	}

	@Override
	public void serialize(Object value, JsonGenerator json, SerializationContext context) {
		ListTexts texts = (ListTexts) context.getAttribute(ListTexts.class);
		List<?> list = (List<?>) value;
		if (texts == null || this.element == null || list.size() < ListTexts.MIN_LENGTH) {
			this.delegate.serialize(value, json, context);
			return;
		}
		json.writeStartArray(value);
		texts.write(list.toArray(), json, (item) -> write(item, json, context));
		json.writeEndArray();
	}

	private void write(@Nullable Object item, JsonGenerator json, SerializationContext context) {
		if (item == null) {
			context.defaultSerializeNullValue(json);
		}
		else if (this.element != null) {
			this.element.serialize(item, json, context);
		}
	}

	@Override
	public boolean isEmpty(SerializationContext context, Object value) {
		return this.delegate.isEmpty(context, value);
	}

}
