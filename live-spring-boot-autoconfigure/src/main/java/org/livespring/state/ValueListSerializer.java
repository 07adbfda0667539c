package org.livespring.state;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.TypeSerializer;
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
	public void resolve(SerializationContext context) {
		this.delegate.resolve(context);
	}

	@Override
	public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
		ValueSerializer<?> list = this.delegate.createContextual(context, property);
		if (list instanceof AsArraySerializerBase<?> array
				&& array.getContentSerializer() instanceof BeanSerializerBase element && !element.usesObjectId()
				&& hasAllElements(property, context.getConfig())) {
			return new ValueListSerializer(list, element);
		}
		return list;
	}

	private static boolean hasAllElements(@Nullable BeanProperty property, SerializationConfig config) {
		JsonInclude.Include content = (property != null)
				? property.findPropertyInclusion(config, List.class).getContentInclusion() : JsonInclude.Include.ALWAYS;
		return content == JsonInclude.Include.ALWAYS || content == JsonInclude.Include.USE_DEFAULTS;
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
	public void serializeWithType(Object value, JsonGenerator json, SerializationContext context, TypeSerializer type) {
		this.delegate.serializeWithType(value, json, context, type);
	}

	@Override
	public ValueSerializer<?> withFormatOverrides(SerializationConfig config, JsonFormat.Value format) {
		ValueSerializer<?> changed = this.delegate.withFormatOverrides(config, format);
		return (changed != this.delegate) ? changed : this;
	}

	@Override
	public Class<?> handledType() {
		return this.delegate.handledType();
	}

	@Override
	public boolean isEmpty(SerializationContext context, Object value) {
		return this.delegate.isEmpty(context, value);
	}

	@Override
	public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type) {
		this.delegate.acceptJsonFormatVisitor(visitor, type);
	}

}
