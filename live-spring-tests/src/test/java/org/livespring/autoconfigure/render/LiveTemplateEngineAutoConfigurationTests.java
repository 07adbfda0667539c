package org.livespring.autoconfigure.render;

import java.util.Map;
import java.util.stream.Stream;

import com.samskivert.mustache.Mustache;
import freemarker.template.Configuration;
import gg.jte.TemplateEngine;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;
import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.boot.mustache.servlet.view.MustacheViewResolver;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

import org.livespring.render.JteTestConfiguration;
import org.livespring.render.PageComponents;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.freemarker.FreeMarkerRenderer;
import org.livespring.render.jte.JteRenderer;
import org.livespring.render.jte.JteTags;
import org.livespring.render.mustache.MustacheRenderer;
import org.livespring.render.mustache.MustacheTags;
import org.livespring.render.thymeleaf.LiveDialect;
import org.livespring.render.thymeleaf.ThymeleafRenderer;

import static org.assertj.core.api.Assertions.assertThat;

class LiveTemplateEngineAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class,
				MustacheAutoConfiguration.class, FreeMarkerAutoConfiguration.class,
				LiveThymeleafAutoConfiguration.class, LiveMustacheAutoConfiguration.class,
				LiveFreeMarkerAutoConfiguration.class, LiveJteAutoConfiguration.class))
		.withUserConfiguration(JteTestConfiguration.class);

	private final WebApplicationContextRunner page = this.runner.withBean(PageComponents.class,
			RenderTestContext.FakePage::new);

	@Test
	void eachEngineRendersComponents() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.getBeans(TemplateRenderer.class)
			.extracting(Map::values, InstanceOfAssertFactories.COLLECTION)
			.hasOnlyElementsOfTypes(ThymeleafRenderer.class, MustacheRenderer.class, FreeMarkerRenderer.class,
					JteRenderer.class)
			.hasSize(4));
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void withoutItsLibraryAnEngineIsLeftOut(Class<?> library, Class<?> renderer) {
		WebApplicationContextRunner without = this.runner;
		if (library == TemplateEngine.class) {
			without = new WebApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(LiveJteAutoConfiguration.class));
		}
		without.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(renderer));
	}

	static Stream<Arguments> libraries() {
		return Stream.of(Arguments.of(ISpringTemplateEngine.class, ThymeleafRenderer.class),
				Arguments.of(SpringTemplateEngine.class, ThymeleafRenderer.class),
				Arguments.of(Mustache.class, MustacheRenderer.class),
				Arguments.of(Configuration.class, FreeMarkerRenderer.class),
				Arguments.of(TemplateEngine.class, JteRenderer.class));
	}

	@Test
	void withoutAnEngineOfTheApplicationNothingIsThere() {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LiveThymeleafAutoConfiguration.class, LiveMustacheAutoConfiguration.class,
							LiveFreeMarkerAutoConfiguration.class, LiveJteAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TemplateRenderer.class));
	}

	@Test
	void beansOfTheApplicationComeFirst() {
		LiveDialect dialect = new LiveDialect(RenderTestContext.FakePage::new);
		this.runner.withBean("dialect", LiveDialect.class, () -> dialect)
			.run((context) -> assertThat(context).hasSingleBean(LiveDialect.class).hasBean("dialect"));
	}

	@Test
	void pagesOfEachEngineHaveTheTags() {
		this.page.run((context) -> {
			assertThat(context.getBean(MustacheViewResolver.class).getAttributesMap().get("live"))
				.isInstanceOf(MustacheTags.class);
			assertThat(context.getBean(Configuration.class).getSharedVariable("live")).isNotNull();
			assertThat(context.getBean(JteTags.class).url("/x")).isEqualTo("/app/x");
			assertThat(context.getBean(SpringTemplateEngine.class).getDialects())
				.hasAtLeastOneElementOfType(LiveDialect.class);
		});
	}

}
