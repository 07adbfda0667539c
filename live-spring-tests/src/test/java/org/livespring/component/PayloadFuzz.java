package org.livespring.component;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.FrameException;
import org.livespring.protocol.WireForm;

/** Any payload of a frame is bound, has errors of fields, or is refused. */
public final class PayloadFuzz {

	private static final FrameCodec CODEC = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private static final ComponentDefinition FORM = TestComponents.read(ComponentActionTests.Form.class);

	private static final TestContext CONTEXT = new TestContext();

	private static final Object STATE = FORM.mount(null, CONTEXT);

	private PayloadFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		ObjectNode payload = payload("[4,1,\"a\",\"b\",0," + new String(data, StandardCharsets.UTF_8) + "]");
		if (payload != null) {
			for (String action : new String[] { "signup", "plan", "draft" }) {
				invoke(action, payload);
			}
		}
	}

	private static ObjectNode payload(String frame) {
		try {
			return (CODEC.readClient(frame) instanceof ClientFrame.CallAction call) ? call.payload() : null;
		}
		catch (FrameException ex) {
			return null;
		}
	}

	private static void invoke(String action, ObjectNode payload) {
		try {
			FORM.action(action).invoke(STATE, null, payload, CONTEXT);
		}
		catch (LiveException ex) {
			if (ex.code() != LiveErrorCode.INVALID_PAYLOAD && ex.code() != LiveErrorCode.LIMIT_EXCEEDED) {
				throw ex;
			}
		}
	}

}
