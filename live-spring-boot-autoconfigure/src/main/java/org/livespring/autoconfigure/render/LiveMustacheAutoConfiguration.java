package org.livespring.autoconfigure.render;

import com.samskivert.mustache.Mustache;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.boot.mustache.autoconfigure.MustacheProperties;
import org.springframework.boot.mustache.servlet.view.MustacheViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import org.livespring.render.LiveTags;
import org.livespring.render.PageComponents;
import org.livespring.render.mustache.MustacheRenderer;
import org.livespring.render.mustache.MustacheTags;

/** {@code @EnableAutoConfiguration} for components rendered by Mustache. */
@AutoConfiguration(after = MustacheAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ MustacheAutoConfiguration.class, Mustache.class })
@ConditionalOnBean({ Mustache.Compiler.class, Mustache.TemplateLoader.class, MustacheProperties.class })
public final class LiveMustacheAutoConfiguration {

	/** Spring Boot's own default is off, which would compile at each render. */
	private static final String CACHE = "spring.mustache.servlet.cache";

	@Bean
	@ConditionalOnMissingBean
	MustacheRenderer liveMustacheRenderer(Mustache.Compiler compiler, Mustache.TemplateLoader loader,
			MustacheProperties properties, ApplicationContext context) {
		return new MustacheRenderer(compiler, loader, properties.getPrefix(), properties.getSuffix(),
				context.getEnvironment().getProperty(CACHE, Boolean.class, true));
	}

	@Bean
	SmartInitializingSingleton liveMustacheViews(ObjectProvider<MustacheViewResolver> views, @Lazy PageComponents page,
			ApplicationContext context) {
		return () -> {
			MustacheTags tags = new MustacheTags(LiveTags.ofPage(page, context, TemplateConversion.of(context)));
			views.forEach((resolver) -> resolver.getAttributesMap().put("live", tags));
		};
	}

}
