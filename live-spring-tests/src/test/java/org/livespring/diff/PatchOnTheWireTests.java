package org.livespring.diff;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.ServerFrame.StateUpdate;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.ClientCodec;

import static org.assertj.core.api.Assertions.assertThat;

class PatchOnTheWireTests {

	@ParameterizedTest
	@EnumSource
	void anyTwoTextsApplyToEachOtherAfterTheWire(WireForm form) {
		FrameCodec codec = new FrameCodec(form, new JsonMapper());
		Texts texts = new Texts(42);
		for (int i = 0; i < 4000; i++) {
			String base = texts.next();
			String target = texts.change(base) + i;
			ServerFrame sent = new StateUpdate("id", i, Patch.between(base, target), "tag");
			byte[] wire = codec.writeServer(sent).getBytes(StandardCharsets.UTF_8);
			StateUpdate received = (StateUpdate) new ClientCodec(form).read(new String(wire, StandardCharsets.UTF_8));
			assertThat(received).isEqualTo(sent);
			assertThat(received.state().applyTo(base)).isEqualTo(target);
		}
	}

}
