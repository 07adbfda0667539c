package org.livespring.render;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** An application with one template engine and no components. */
public final class RenderTestContext implements AutoCloseable {

	public static final RenderScope ENGLISH = new RenderScope(Locale.ENGLISH, ZoneId.of("UTC"), "/app");

	public static final RenderScope GERMAN = new RenderScope(Locale.GERMANY, ZoneId.of("Europe/Berlin"), "/app");

	private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

	public RenderTestContext(Class<?>... configurations) {
		MockServletContext servletContext = new MockServletContext();
		servletContext.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, this.context);
		this.context.setServletContext(servletContext);
		TestPropertyValues
			.of("spring.thymeleaf.prefix=classpath:/render/thymeleaf/",
					"spring.mustache.prefix=classpath:/render/mustache/",
					"spring.freemarker.template-loader-path=classpath:/render/freemarker/")
			.applyTo(this.context);
		this.context.register(Application.class, WebMvcAutoConfiguration.class);
		this.context.register(configurations);
		this.context.refresh();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConversionService conversion() {
		return this.context.getBean("mvcConversionService", ConversionService.class);
	}

	public ComponentRenderer renderer() {
		return new ComponentRenderer(this.context.getBeanProvider(TemplateRenderer.class).orderedStream().toList(),
				this.context, conversion());
	}

	public Object requestBean() {
		return this.context.getBean("requestBean");
	}

	public static RenderCall call(String template, Object view, RenderScope scope, RenderCache cache) {
		return new RenderCall("test", "live/" + template, "id", view, new TestModel.Props("kitchen"),
				new TestModel.State(true), TestModel.forms(), scope, null, cache);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application implements WebMvcConfigurer {

		@Bean
		MessageSource messageSource() {
			ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
			messages.setBasename("render.messages");
			messages.setFallbackToSystemLocale(false);
			return messages;
		}

		@Bean
		@RequestScope
		StringBuilderHolder requestBean() {
			return new StringBuilderHolder();
		}

		@Bean
		PageComponents pageComponents() {
			return new FakePage();
		}

		@Override
		public void addFormatters(FormatterRegistry registry) {
			registry.addFormatter(new PriceFormatter());
		}

	}

	/** A bean that lives in a request. */
	public static class StringBuilderHolder {

		@Override
		public String toString() {
			return "of the request";
		}

	}

	/** Writes what it was asked for. */
	public static class FakePage implements PageComponents {

		@Override
		public String component(String name, @Nullable String key, Map<String, ? extends @Nullable Object> props,
				String host, Map<String, String> attributes) {
			HostElement element = new HostElement(host, attributes);
			return element.startTag() + name + " " + key + " " + props + element.endTag();
		}

		@Override
		public String fragment(String name, String room, String host, Map<String, String> attributes) {
			throw new UnsupportedOperationException();
		}

		@Override
		public String script() {
			return "<script src=\"/app/live/live.js\"></script>";
		}

		@Override
		public RenderScope scope() {
			return ENGLISH;
		}

	}

	private static final class PriceFormatter implements Formatter<TestModel.Price> {

		@Override
		public String print(TestModel.Price price, Locale locale) {
			NumberFormat format = NumberFormat.getNumberInstance(locale);
			format.setMinimumFractionDigits(2);
			return format.format(BigDecimal.valueOf(price.cents(), 2));
		}

		@Override
		public TestModel.Price parse(String text, Locale locale) throws ParseException {
			throw new ParseException(text, 0);
		}

	}

}
