package com.example.setup;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

import org.livespring.render.jte.JteTags;

/** Templates that the build has compiled, and pages of them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(TemplateEngine.class)
class JteSetup {

	@Bean
	TemplateEngine jte() {
		return TemplateEngine.createPrecompiled(ContentType.Html);
	}

	@Bean
	ViewResolver jteViewResolver(TemplateEngine jte, ObjectProvider<JteTags> live) {
		return new JteViews(jte, live);
	}

	private record JteViews(TemplateEngine jte, ObjectProvider<JteTags> live) implements ViewResolver, Ordered {

		@Override
		public View resolveViewName(String name, Locale locale) {
			return this.jte.hasTemplate(name + ".jte") ? new JteView(this.jte, this.live, name + ".jte") : null;
		}

		@Override
		public int getOrder() {
			return 0;
		}

	}

	private record JteView(TemplateEngine jte, ObjectProvider<JteTags> live, String template) implements View {

		@Override
		public String getContentType() {
			return "text/html;charset=UTF-8";
		}

		@Override
		public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			StringOutput page = new StringOutput();
			this.jte.render(this.template, Map.of("live", this.live.getObject(), "title", model.get("title")), page);
			response.setContentType(getContentType());
			response.getWriter().write(page.toString());
		}

	}

}
