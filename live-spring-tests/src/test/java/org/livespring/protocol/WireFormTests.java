package org.livespring.protocol;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WireFormTests {

	@Test
	void formFollowsFromTheSubprotocol() {
		assertThat(WireForm.of("live.v1")).isEqualTo(WireForm.COMPACT);
		assertThat(WireForm.of("live.v1.json")).isEqualTo(WireForm.READABLE);
		assertThat(WireForm.of("live.v2")).isNull();
		assertThat(WireForm.of(null)).isNull();
	}

	@Test
	void subprotocolsNameTheVersion() {
		assertThat(WireForm.values())
			.allSatisfy((form) -> assertThat(form.subprotocol().split("\\.")[1]).isEqualTo("v" + WireForm.VERSION));
	}

}
