package org.livespring.autoconfigure.render;

import jakarta.servlet.ServletContext;
import org.thymeleaf.spring6.ISpringTemplateEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import org.livespring.render.PageComponents;
import org.livespring.render.thymeleaf.LiveDialect;
import org.livespring.render.thymeleaf.ThymeleafRenderer;

/** {@code @EnableAutoConfiguration} for components rendered by Thymeleaf. */
@AutoConfiguration(after = ThymeleafAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ ThymeleafAutoConfiguration.class, ISpringTemplateEngine.class })
@ConditionalOnBean(ISpringTemplateEngine.class)
public final class LiveThymeleafAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LiveDialect liveDialect(ObjectProvider<PageComponents> page) {
		return new LiveDialect(page::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	ThymeleafRenderer liveThymeleafRenderer(ISpringTemplateEngine engine, ApplicationContext context,
			ServletContext servletContext) {
		return new ThymeleafRenderer(engine, context, TemplateConversion.of(context), servletContext);
	}

}
