package org.livespring.autoconfigure.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

import org.livespring.autoconfigure.RefusedProperty;
import org.livespring.page.ClientHandlerMapping;
import org.livespring.page.ClientScript;

import static org.assertj.core.api.Assertions.assertThat;

class LiveClientAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations
		.of(LiveClientAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void clientIsServedBelowLive() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ClientHandlerMapping.class);
			assertThat(context.getBean(ClientScript.class).url()).matches("/live/live-[0-9a-f]{12}\\.js");
		});
	}

	@Test
	void ownScriptAddressIsKept() {
		this.runner.withUserConfiguration(OwnScript.class)
			.run((context) -> assertThat(context.getBean(ClientScript.class).url()).startsWith("/cdn/live-"));
	}

	@Test
	void nothingIsServedWithoutSpringMvc() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ClientHandlerMapping.class));
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(ClientScript.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "live", "/live/", "/", "", "/live/**", "/{any}", "/a//b", "/a/../b" })
	void unusablePathFailsTheStart(String path) {
		this.runner.withPropertyValues("live.client.path=" + path)
			.run((context) -> RefusedProperty.assertRefused(context, "live.client.path", path));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnScript {

		@Bean
		ClientScript ownScript() {
			return new ClientScript("/cdn");
		}

	}

}
