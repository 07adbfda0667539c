package org.livespring.protocol;

import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.diff.WellFormedText;

/**
 * Converts frames to text and back, in one of the two forms. Text from clients is not
 * trusted: anything that is not a frame of this protocol throws a {@link FrameException}.
 * Thread-safe.
 */
public final class FrameCodec {

	private final WireForm form;

	private final JsonMapper application;

	private final FrameParser parser = new FrameParser();

	private final JsonMapper writer = new JsonMapper();

	/**
	 * Create a codec, which all connections with the same form can share.
	 * @param form form of the frames
	 * @param application the application's mapper, which writes results of actions and
	 * details of events
	 */
	public FrameCodec(WireForm form, JsonMapper application) {
		this.form = form;
		this.application = HiddenSecrets.in(application);
	}

	/**
	 * Form of the frames.
	 * @return the form
	 */
	public WireForm form() {
		return this.form;
	}

	/**
	 * Read a frame from a client.
	 * @param text a text message
	 * @return the frame
	 * @throws FrameException if the text is not a frame
	 */
	public ClientFrame readClient(String text) {
		JsonNode frame = this.parser.parse(text);
		Long requestId = FrameParser.requestId(frame);
		JsonNode type = typeOf(frame);
		if (type == null) {
			throw new FrameException(LiveErrorCode.MALFORMED_FRAME, "A frame needs a type", requestId, null);
		}
		ClientFrameTypes.Row known = ClientFrameTypes.find(type);
		if (known == null) {
			throw new FrameException(LiveErrorCode.UNKNOWN_FRAME, "Unknown frame type", requestId, null);
		}
		FrameInput input = new FrameInput(frame, requestId);
		input.next("type");
		return known.reader().apply(input);
	}

	private @Nullable JsonNode typeOf(JsonNode frame) {
		boolean compact = this.form == WireForm.COMPACT;
		JsonNode type = compact ? frame.get(0) : frame.get("type");
		return (type != null && (compact ? type.isIntegralNumber() : type.isString())) ? type : null;
	}

	/**
	 * Write a frame of the server.
	 * @param frame the frame
	 * @return a text message, without lone surrogates
	 */
	public String writeServer(ServerFrame frame) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = this.writer.createGenerator(text)) {
			ServerFrameTypes.write(new FrameOutput(this.form, json, this.application), frame);
		}
		return WellFormedText.of(text.toString());
	}

}
