package org.livespring.state;

import java.io.CharArrayWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

import org.livespring.component.form.FormErrors;
import org.livespring.json.StoredJson;
import org.livespring.state.secret.SealedSecrets;
import org.livespring.state.secret.Secrets;

/**
 * Writes and reads state. No name of a class is ever followed.
 */
final class StateMapper {

	private static final int MAX_DEPTH = 64;

	private final JsonMapper mapper;

	private final JsonFactory factory = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.build();

	StateMapper(JsonMapper application) {
		JsonMapper stored = StoredJson.mapper(application);
		this.mapper = stored.rebuild()
			.annotationIntrospector(AnnotationIntrospector.pair(new SealedSecrets(this.factory),
					stored.serializationConfig().getAnnotationIntrospector()))
			.polymorphicTypeValidator(new NoClassNames())
			.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.addModule(new SimpleModule("live-lists").setSerializerModifier(new ValueLists()))
			.addModule(new SimpleModule("live-lazy").setSerializerModifier(new LazyValues()))
			.build();
	}

	String write(Consumer<JsonGenerator> content) {
		CharArrayWriter text = new CharArrayWriter(1024);
		write(content, text);
		return text.toString();
	}

	void write(Consumer<JsonGenerator> content, CharArrayWriter text) {
		try (JsonGenerator json = this.factory.createGenerator(ObjectWriteContext.empty(), text)) {
			content.accept(json);
		}
	}

	/** Writes a value of the engine, whose maps have no order of their own. */
	void writeValue(String name, @Nullable Object value, JsonGenerator json) {
		json.writeName(name);
		this.mapper.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValue(json, value);
	}

	/** A writer of props and state, which may have secrets and long lists. */
	ObjectWriter writer(Secrets secrets, @Nullable ListTexts lists) {
		ObjectWriter writer = this.mapper.writer().withAttribute(Secrets.class, secrets);
		return (lists != null) ? writer.withAttribute(ListTexts.class, lists) : writer;
	}

	JsonParser parser(byte[] json) {
		return this.factory.createParser(ObjectReadContext.empty(), json);
	}

	<T> T readValue(JsonParser parser, Class<T> type) {
		return this.mapper.readerFor(type).readValue(parser);
	}

	<T> T readValue(JsonParser parser, Class<T> type, Secrets secrets) {
		return this.mapper.readerFor(type).withAttribute(Secrets.class, secrets).readValue(parser);
	}

	/** The same value as another type, with its tree in between. */
	Object convert(Object value, Class<?> type, Secrets secrets) {
		if (type.isInstance(value)) {
			return value;
		}
		JsonNode tree = (value instanceof JsonNode node) ? node
				: this.mapper.writer().withAttribute(Secrets.class, secrets).valueToTree(value);
		return this.mapper.reader().withAttribute(Secrets.class, secrets).treeToValue(tree, type);
	}

	Map<String, String> readStrings(JsonParser parser) {
		return this.mapper.readerForMapOf(String.class).readValue(parser);
	}

	Map<String, List<String>> readStringLists(JsonParser parser) {
		return this.mapper.readerFor(new TypeReference<Map<String, List<String>>>() {
		}).readValue(parser);
	}

	FormErrors readErrors(JsonParser parser) {
		return new FormErrors(this.mapper.readerFor(new TypeReference<Map<String, Map<String, String>>>() {
		}).readValue(parser));
	}

	JsonMapper json() {
		return this.mapper;
	}

	/**
	 * Refuses types whose JSON would name classes; names of declared subtypes are fine.
	 */
	private static final class NoClassNames extends PolymorphicTypeValidator.Base {

		private static final long serialVersionUID = 1;

		@Override
		public Validity validateBaseType(DatabindContext context, JavaType baseType) {
			return Validity.DENIED;
		}

	}

}
