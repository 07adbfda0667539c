package org.livespring.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;

/**
 * Parses text from clients to JSON, with lower limits than the application's own mapper.
 * Thread-safe.
 */
final class FrameParser {

	static final int MAX_DEPTH = 32;

	static final int MAX_NUMBER_LENGTH = 64;

	static final int MAX_NAME_LENGTH = 256;

	static final int MAX_STRING_LENGTH = 1 << 20;

	static final int MAX_TOKENS = 20_000;

	private final JsonMapper mapper = JsonMapper.builder(factory())
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static JsonFactory factory() {
		return JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxNumberLength(MAX_NUMBER_LENGTH)
				.maxNameLength(MAX_NAME_LENGTH)
				.maxStringLength(MAX_STRING_LENGTH)
				.maxTokenCount(MAX_TOKENS)
				.build())
			// Property names from clients must not fill tables that outlive the parser
			.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
			.disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
			.build();
	}

	JsonNode parse(String text) {
		try (JsonParser parser = this.mapper.createParser(text)) {
			try {
				JsonNode frame = this.mapper.readTree(parser);
				if (frame == null) {
					throw new FrameException(LiveErrorCode.MALFORMED_FRAME, "The frame is empty", null, null);
				}
				if (parser.nextToken() != null) {
					throw new FrameException(LiveErrorCode.MALFORMED_FRAME, "The frame has more than one JSON value",
							requestId(frame), null);
				}
				return frame;
			}
			catch (JacksonException ex) {
				throw new FrameException(codeOf(ex, parser), "The frame is not valid JSON", firstRequestId(text), ex);
			}
		}
	}

	private static LiveErrorCode codeOf(JacksonException ex, JsonParser parser) {
		boolean limit = ex instanceof StreamConstraintsException
				&& parser.streamReadContext().getNestingDepth() <= MAX_DEPTH;
		return limit ? LiveErrorCode.LIMIT_EXCEEDED : LiveErrorCode.MALFORMED_FRAME;
	}

	/** Read the request id of a frame in either form. */
	static @Nullable Long requestId(JsonNode frame) {
		JsonNode id = frame.isArray() ? frame.get(1) : frame.get("requestId");
		return (id != null && id.isIntegralNumber() && id.canConvertToLong()) ? (Long) id.longValue() : null;
	}

	/** Read the request id of a text that is invalid only after it. */
	private @Nullable Long firstRequestId(String text) {
		try (JsonParser parser = this.mapper.createParser(text)) {
			JsonToken start = parser.nextToken();
			if (start == JsonToken.START_ARRAY) {
				parser.nextToken();
				parser.skipChildren();
				return integer(parser);
			}
			if (start == JsonToken.START_OBJECT) {
				return requestIdField(parser);
			}
		}
		catch (JacksonException ex) {
			// The text is invalid before the request id
		}
		return null;
	}

	private static @Nullable Long requestIdField(JsonParser parser) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			if (name.equals("requestId")) {
				return integer(parser);
			}
			parser.nextToken();
			parser.skipChildren();
		}
		return null;
	}

	private static @Nullable Long integer(JsonParser parser) {
		return (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) ? (Long) parser.getLongValue() : null;
	}

}
