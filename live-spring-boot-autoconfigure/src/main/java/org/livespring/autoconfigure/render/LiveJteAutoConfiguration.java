package org.livespring.autoconfigure.render;

import java.nio.file.Path;

import gg.jte.TemplateEngine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import org.livespring.render.LiveTags;
import org.livespring.render.PageComponents;
import org.livespring.render.jte.JteRenderer;
import org.livespring.render.jte.JteTags;

/** {@code @EnableAutoConfiguration} for components rendered by JTE. */
@AutoConfiguration(afterName = "gg.jte.springframework.boot.autoconfigure.JteAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(TemplateEngine.class)
@ConditionalOnBean(TemplateEngine.class)
public final class LiveJteAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JteRenderer liveJteRenderer(TemplateEngine engine, @Value("${gg.jte.development-mode:false}") boolean development,
			@Value("${gg.jte.template-location:src/main/jte}") String directory) {
		return new JteRenderer(engine, development ? Path.of(directory) : null);
	}

	@Bean
	@ConditionalOnMissingBean
	JteTags liveJteTags(@Lazy PageComponents page, ApplicationContext context) {
		return new JteTags(LiveTags.ofPage(page, context, TemplateConversion.of(context)));
	}

}
