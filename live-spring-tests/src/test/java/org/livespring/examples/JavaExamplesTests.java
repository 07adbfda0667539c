package org.livespring.examples;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles the Java of the documentation. What a page supposes of an application is in
 * the class of this package that has the page's name.
 */
class JavaExamplesTests {

	private static final String IMPORTS = """
			import java.security.Principal;
			import java.time.*;
			import java.util.*;
			import java.util.stream.*;
			import com.redis.testcontainers.RedisContainer;
			import jakarta.validation.Valid;
			import jakarta.validation.constraints.*;
			import org.junit.jupiter.api.Test;
			import org.livespring.*;
			import org.livespring.identity.UserChanged;
			import org.livespring.security.SubprotocolBearerTokenResolver;
			import org.springframework.boot.test.context.SpringBootTest;
			import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
			import org.springframework.context.annotation.*;
			import org.springframework.context.support.DefaultMessageSourceResolvable;
			import org.springframework.core.task.*;
			import org.springframework.http.*;
			import org.springframework.security.access.prepost.PreAuthorize;
			import org.springframework.security.config.annotation.web.builders.HttpSecurity;
			import org.springframework.security.config.http.SessionCreationPolicy;
			import org.springframework.security.web.SecurityFilterChain;
			import org.springframework.stereotype.*;
			import org.springframework.web.bind.annotation.*;
			import org.testcontainers.junit.jupiter.*;
			import org.testcontainers.junit.jupiter.Container;
			import tools.jackson.databind.node.ObjectNode;
			import static org.springframework.security.config.Customizer.withDefaults;
			""";

	private static final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleCompiles(Example example) {
		String text = example.text()
			.replaceAll("\\{ (?:\\.\\.\\.|…) }", "{ throw new UnsupportedOperationException(); }");
		String context = contextOf(example.page());
		String errors = errors(context, text);
		if (!errors.isEmpty() && !errors(context, "void statements() throws Exception {" + text + "}").isEmpty()) {
			assertThat(errors).as(example.toString()).isEmpty();
		}
	}

	static Stream<Example> examples() {
		// The examples of these two are pieces of what GuideTests finds in the tests
		return Example.in("java")
			.filter((example) -> !List.of("forms", "testing").contains(example.page()))
			.filter((example) -> !ConsumerExamplesTests.isOfConsumer(example));
	}

	private static String contextOf(String page) {
		String words = StringUtils.capitalize(page.toLowerCase(Locale.ROOT).split("-")[0]);
		String name = JavaExamplesTests.class.getPackageName() + "." + words + "Page";
		return ClassUtils.isPresent(name, null) ? name : "Object";
	}

	/** Compiles members of a class. */
	private static String errors(String context, String members) {
		String source = members.startsWith("package ") ? members : "package org.livespring.examples;\n" + IMPORTS
				+ "class Example_ extends " + context + " {\n" + members + "\n}\n";
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		boolean valid = compiler
			.getTask(new StringWriter(), null, found,
					List.of("-proc:none", "-parameters", "-implicit:none", "-d", "target"), null,
					List.of(new Source(source)))
			.call();
		return valid ? "" : found.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Example_.java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
