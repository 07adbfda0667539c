package org.livespring.test.tester;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest
class PageWithoutComponentTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithMockUser
	void pageFails() {
		assertThat(this.mvc.get().uri("/basket")).hasFailed()
			.failure()
			.rootCause()
			.hasMessageContaining("There is no component 'basket'");
	}

}
