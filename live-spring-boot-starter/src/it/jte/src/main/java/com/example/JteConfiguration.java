package com.example;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Templates that the build has compiled. */
@Configuration(proxyBeanMethods = false)
class JteConfiguration {

	@Bean
	TemplateEngine templateEngine() {
		return TemplateEngine.createPrecompiled(ContentType.Html);
	}

}
