package org.livespring.protocol;

import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.diff.WellFormedText;

/**
 * Frames to text and back, in one of the two forms. What a server reads is hostile:
 * whatever is no frame of this protocol is a {@link FrameException}.
 */
public final class FrameCodec {

	private final WireForm form;

	private final JsonMapper application;

	private final FrameParser parser = new FrameParser();

	private final JsonMapper writer = new JsonMapper();

	/**
	 * Create a codec; it may be shared by all connections of its form.
	 * @param form the form of the frames
	 * @param application writes results and details of events
	 */
	public FrameCodec(WireForm form, JsonMapper application) {
		this.form = form;
		this.application = HiddenSecrets.in(application);
	}

	/**
	 * The form of the frames.
	 * @return the form
	 */
	public WireForm form() {
		return this.form;
	}

	/**
	 * Read what a client sent.
	 * @param text a text message
	 * @return the frame
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
	 * Write what a server sends.
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
