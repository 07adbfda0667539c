package org.livespring.test;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Users of Spring Security. */
final class SecurityUsers {

	private SecurityUsers() {
	}

	static RequestPostProcessor user(String name, String... roles) {
		return (roles.length == 0) ? SecurityMockMvcRequestPostProcessors.user(name)
				: SecurityMockMvcRequestPostProcessors.user(name).roles(roles);
	}

	/** The token that a form of a page has. */
	static RequestPostProcessor csrf() {
		return SecurityMockMvcRequestPostProcessors.csrf();
	}

}
