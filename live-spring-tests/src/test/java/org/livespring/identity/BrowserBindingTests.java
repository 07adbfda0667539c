package org.livespring.identity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserBindingTests {

	@Test
	void bindingIsADigestOfTheCookie() {
		// The first 16 bytes of SHA-256("abc")
		assertThat(BrowserBinding.of("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iIw");
	}

}
