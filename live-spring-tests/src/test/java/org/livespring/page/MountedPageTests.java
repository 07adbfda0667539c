package org.livespring.page;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.instance.Mounted;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.WireForm;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class MountedPageTests {

	@ParameterizedTest
	@CsvSource({ "script, class", "textarea, class", "div onclick, class", "div, 'a b'", "div, a>b" })
	void hostThatIsNoElementIsRefusedAsInComponents(String host, String attribute) {
		MountedPage page = new MountedPage(new FrameCodec(WireForm.COMPACT, new JsonMapper()));
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> page.write(mock(Mounted.class), host, Map.of(attribute, "x")))
			.extracting(LiveException::code)
			.isEqualTo(LiveErrorCode.RENDER_FAILED);
	}

}
