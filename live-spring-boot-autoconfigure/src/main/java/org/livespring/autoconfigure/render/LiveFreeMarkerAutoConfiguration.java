package org.livespring.autoconfigure.render;

import freemarker.template.Configuration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerProperties;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerVariablesCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import org.livespring.render.LiveTags;
import org.livespring.render.PageComponents;
import org.livespring.render.freemarker.FreeMarkerRenderer;
import org.livespring.render.freemarker.FreeMarkerTags;

/** {@code @EnableAutoConfiguration} for components rendered by FreeMarker. */
@AutoConfiguration(after = FreeMarkerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ FreeMarkerAutoConfiguration.class, Configuration.class })
@ConditionalOnBean({ Configuration.class, FreeMarkerProperties.class })
public final class LiveFreeMarkerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FreeMarkerRenderer liveFreeMarkerRenderer(Configuration configuration, FreeMarkerProperties properties) {
		return new FreeMarkerRenderer(configuration, properties.getPrefix(), properties.getSuffix());
	}

	@Bean
	FreeMarkerVariablesCustomizer liveFreeMarkerVariables(@Lazy PageComponents page, ApplicationContext context) {
		return (variables) -> variables.put("live",
				new FreeMarkerTags(LiveTags.ofPage(page, context, TemplateConversion.of(context))));
	}

}
