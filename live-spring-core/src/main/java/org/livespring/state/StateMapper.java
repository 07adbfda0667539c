package org.livespring.state;

import java.io.CharArrayWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

import org.livespring.state.secret.SealedSecrets;
import org.livespring.state.secret.Secrets;

/**
 * Writes and reads state with the application's serialisers, but to rules of our own:
 * what is written can be read in the same order, and no name of a class is ever followed.
 */
final class StateMapper {

	private static final int MAX_DEPTH = 64;

	private final JsonMapper mapper;

	private final JsonFactory factory = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.build();

	StateMapper(JsonMapper application) {
		this.mapper = application.rebuild()
			.deactivateDefaultTyping()
			.annotationIntrospector(AnnotationIntrospector.pair(new SealedSecrets(this.factory),
					application.serializationConfig().getAnnotationIntrospector()))
			.polymorphicTypeValidator(new NoClassNames())
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)
				.withContentInclusion(JsonInclude.Include.ALWAYS))
			.disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.FLUSH_AFTER_WRITE_VALUE,
					SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.ACCEPT_FLOAT_AS_INT,
					DeserializationFeature.UNWRAP_ROOT_VALUE)
			// The values are members of a larger object
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.addModule(new SimpleModule("live-lists").setSerializerModifier(new ValueLists()))
			.addModule(new SimpleModule("live-lazy").setSerializerModifier(new LazyValues()))
			.addModule(new KeptOrder())
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
