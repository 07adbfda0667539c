package org.livespring.autoconfigure.identity;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import org.livespring.LiveConfigurationException;
import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.RefusedProperty;
import org.livespring.identity.IdentityRevocations;
import org.livespring.identity.PageIdentity;

import static org.assertj.core.api.Assertions.assertThat;

class LiveIdentityAutoConfigurationTests {

	private static final String KEY = "live.state.keys=bGl2ZS1zcHJpbmctdGVzdHMta2V5LTAxMjM0NTY3ODk9ZmY=";

	private static final String ENABLED = "live.identity.enabled=true";

	private final WebApplicationContextRunner runner = LiveContextRunner.with(LiveIdentityAutoConfiguration.class);

	@Test
	void nothingIsThereUnlessEnabled() {
		this.runner.withPropertyValues(KEY).withUserConfiguration(Users.class).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(PageIdentity.class);
			assertThat(context).doesNotHaveBean(IdentityRevocations.class);
		});
	}

	@Test
	void lifeIsThatOfTheProperty() {
		this.runner.withPropertyValues(KEY, ENABLED, "live.identity.life=7m")
			.withUserConfiguration(Users.class)
			.run((context) -> assertThat(context.getBean(PageIdentity.class).life()).isEqualTo(Duration.ofMinutes(7)));
	}

	@Test
	void withoutUsersTheStartFails() {
		this.runner.withPropertyValues(KEY, ENABLED)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(LiveConfigurationException.class,
						(failure) -> assertThat(failure.remedy()).contains("UserDetailsService")));
	}

	@Test
	void withARandomKeyTheStartFails() {
		this.runner.withPropertyValues(ENABLED)
			.withUserConfiguration(Users.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(LiveConfigurationException.class,
						(failure) -> assertThat(failure.remedy()).contains("live.state.keys")));
	}

	@Test
	void withoutSpringSecurityTheStartFails() {
		this.runner.withPropertyValues(KEY, ENABLED)
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(LiveConfigurationException.class,
						(failure) -> assertThat(failure.remedy()).contains("spring-boot-starter-security")));
	}

	@ParameterizedTest
	@CsvSource({ "live.identity.life, 2s", "live.identity.life, 25h", "live.identity.max-life, 14m" })
	void valuesThatCannotWorkFailTheStart(String property, String value) {
		this.runner.withPropertyValues(KEY, ENABLED, property + "=" + value)
			.withUserConfiguration(Users.class)
			.run((context) -> RefusedProperty.assertRefused(context, property, value));
	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

	}

}
