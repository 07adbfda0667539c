package org.livespring.examples;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.samskivert.mustache.Mustache;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;
import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.boot.mustache.servlet.view.MustacheViewResolver;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;

import org.livespring.LiveEvent;
import org.livespring.LiveMember;
import org.livespring.autoconfigure.render.LiveFreeMarkerAutoConfiguration;
import org.livespring.autoconfigure.render.LiveJteAutoConfiguration;
import org.livespring.autoconfigure.render.LiveMustacheAutoConfiguration;
import org.livespring.autoconfigure.render.LiveThymeleafAutoConfiguration;
import org.livespring.component.bind.InputFormats;
import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;
import org.livespring.render.JteTestConfiguration;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderCall;
import org.livespring.render.RenderTestContext;
import org.livespring.render.jte.JteTags;

import static org.assertj.core.api.Assertions.assertThat;

/** Renders the templates of the documentation. */
class HtmlExamplesTests {

	private static final Map<String, Object> MODEL = Map.of("id", "7", "count", 2, "date", LocalDate.of(2026, 12, 24),
			"item", new Item("7", "Tea"), "items", List.of(new Item("7", "Tea")), "rows", List.of(new Item("7", "Tea")),
			"entries", List.of(new Item("7", "Tea")), "messages",
			List.of(new LiveEvent<>(Map.of("name", "Ann", "text", "Hello"), "m7", "lounge", null, null, Instant.EPOCH)),
			"people", List.of(new LiveMember<>("ann", Map.of("name", "Ann"))));

	record SignUp(@NotBlank String name, @Email String email, @Min(18) Integer age) {

	}

	@TempDir
	Path folder;

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleIsRendered(Example example) throws Exception {
		String html = switch (example.heading()) {
			case "JTE" -> jte(example.text());
			case "FreeMarker" -> freeMarker(example.text());
			case "Mustache" -> mustache(example.text());
			default -> thymeleaf(example.text());
		};
		assertThat(html).isNotBlank().doesNotContain("${", "{{", "th:", "<live:", "live:each");
		if (example.page().equals("templates") && !example.text().contains("live:each")) {
			assertThat(html).contains("todo-item 7 {id=7", "</li>", "live.js");
		}
	}

	static Stream<Example> examples() {
		// The examples of these two are pieces of what GuideTests finds in the tests
		return Example.in("html").filter((example) -> !List.of("forms", "testing").contains(example.page()));
	}

	private static String thymeleaf(String text) {
		try (RenderTestContext context = new RenderTestContext(Templates.class, ThymeleafAutoConfiguration.class,
				LiveThymeleafAutoConfiguration.class)) {
			if (text.contains("live:script")) {
				return context.bean(SpringTemplateEngine.class).process(text, new Context(null, MODEL));
			}
			FormFields fields = new FormFields(ResolvableType.forClass(SignUp.class), InputFormats.NONE);
			RenderCall.Forms forms = new RenderCall.Forms(Map.of("signUp", fields), FormErrors.NONE);
			return context.renderer()
				.render(new RenderCall("test", text, "id", MODEL, Map.of("room", "lounge"), null, forms,
						RenderTestContext.ENGLISH, null, new RenderCache()))
				.text();
		}
	}

	private static String freeMarker(String text) throws IOException, TemplateException {
		try (RenderTestContext context = new RenderTestContext(FreeMarkerAutoConfiguration.class,
				LiveFreeMarkerAutoConfiguration.class)) {
			StringWriter html = new StringWriter();
			Map<String, Object> model = new HashMap<>(MODEL);
			model.put("items", List.of(Map.of("id", "7")));
			new Template("page.ftlh", text, context.bean(Configuration.class)).process(model, html);
			return html.toString();
		}
	}

	private static String mustache(String text) {
		try (RenderTestContext context = new RenderTestContext(MustacheAutoConfiguration.class,
				LiveMustacheAutoConfiguration.class)) {
			Map<String, Object> model = new HashMap<>(MODEL);
			model.put("live", context.bean(MustacheViewResolver.class).getAttributesMap().get("live"));
			return context.bean(Mustache.Compiler.class).compile(text).execute(model);
		}
	}

	private String jte(String text) throws IOException {
		Files.writeString(this.folder.resolve("page.jte"),
				text.replace("com.example.Item", Item.class.getCanonicalName()));
		TemplateEngine engine = TemplateEngine.create(new DirectoryCodeResolver(this.folder),
				this.folder.resolve("classes"), ContentType.Html);
		engine
			.setClassPath(List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(File.pathSeparator)));
		try (RenderTestContext context = new RenderTestContext(JteTestConfiguration.class,
				LiveJteAutoConfiguration.class)) {
			StringOutput html = new StringOutput();
			Map<String, Object> model = new HashMap<>(MODEL);
			model.keySet().retainAll(List.of("items", "count", "date"));
			model.put("live", context.bean(JteTags.class));
			engine.render("page.jte", model, html);
			return html.toString();
		}
	}

	/** A name of a template is its text. */
	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class Templates {

		@Bean
		StringTemplateResolver templates() {
			StringTemplateResolver templates = new StringTemplateResolver();
			templates.setOrder(0);
			return templates;
		}

	}

}
