package org.livespring.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SecurityHeadersFilter}. */
class SecurityHeadersFilterTests {

	@Test
	void policyAllowsNothingInline() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		new SecurityHeadersFilter().doFilter(new MockHttpServletRequest(), response, chain);
		assertThat(response.getHeader("Content-Security-Policy")).contains("default-src 'self'")
			.doesNotContain("unsafe-inline", "unsafe-eval");
		assertThat(chain.getRequest()).isNotNull();
	}

	@Test
	void templatesHaveNothingInline() throws IOException {
		Resource[] templates = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
		assertThat(templates).hasSizeGreaterThan(10);
		assertThat(templates).allSatisfy((template) -> assertThat(read(template)).doesNotContain("<script", "<style")
			.doesNotContainPattern("\\s(th:)?(style|on[a-z]+)="));
	}

	private static String read(Resource template) {
		try {
			return template.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
