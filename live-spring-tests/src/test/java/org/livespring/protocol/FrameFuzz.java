package org.livespring.protocol;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.load.wire.ClientCodec;

/** Any text is a frame in both forms, or refused with a code. */
public final class FrameFuzz {

	private static final Set<LiveErrorCode> REFUSALS = EnumSet.of(LiveErrorCode.MALFORMED_FRAME,
			LiveErrorCode.UNKNOWN_FRAME, LiveErrorCode.LIMIT_EXCEEDED);

	private static final FrameCodec COMPACT = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private static final FrameCodec READABLE = new FrameCodec(WireForm.READABLE, new JsonMapper());

	private FrameFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		read(COMPACT, text);
		read(READABLE, text);
		// With the halves of surrogate pairs that UTF-8 cannot have
		String units = new String(data, StandardCharsets.UTF_16BE);
		read(COMPACT, units);
		read(READABLE, units);
	}

	private static void read(FrameCodec codec, String text) {
		ClientFrame frame;
		try {
			frame = codec.readClient(text);
		}
		catch (FrameException ex) {
			if (!REFUSALS.contains(ex.code())) {
				throw new IllegalStateException("Refused with " + ex.code(), ex);
			}
			return;
		}
		ClientFrame again = codec.readClient(new ClientCodec(codec.form()).write(frame));
		if (!again.equals(frame)) {
			throw new IllegalStateException(frame + " became " + again);
		}
	}

}
