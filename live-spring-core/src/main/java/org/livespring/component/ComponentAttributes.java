package org.livespring.component;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import org.livespring.LiveComponent;

/**
 * The attributes of {@link LiveComponent} on a class, with defaults applied.
 *
 * @param name name of the component
 * @param template name of the template, {@code null} for a headless component
 * @param mountable whether a script in the browser may mount the component
 * @param version version of the state
 */
record ComponentAttributes(String name, @Nullable String template, boolean mountable, int version) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	static ComponentAttributes of(Class<?> type, LiveComponent annotation) {
		String name = StringUtils.hasLength(annotation.name()) ? annotation.name() : kebabCase(type);
		if (!NAME.matcher(name).matches()) {
			throw Problem.of(type, "has the invalid name '" + name + "'",
					"Use letters, digits, '.', '_' and '-' only: @LiveComponent(name = \"…\")");
		}
		if (annotation.version() < 1) {
			throw Problem.of(type, "has the version " + annotation.version(),
					"Versions start with 1: @LiveComponent(version = 1)");
		}
		return new ComponentAttributes(name, template(type, annotation, name), annotation.mountable(),
				annotation.version());
	}

	private static @Nullable String template(Class<?> type, LiveComponent annotation, String name) {
		boolean given = StringUtils.hasLength(annotation.template());
		if (!annotation.headless()) {
			return given ? annotation.template() : "live/" + name;
		}
		if (given) {
			throw Problem.of(type, "is headless and has a template",
					"Remove 'headless' or 'template' from @LiveComponent");
		}
		return null;
	}

	private static String kebabCase(Class<?> type) {
		String simpleName = type.getSimpleName();
		return WORD_START.matcher(simpleName).replaceAll("-").toLowerCase(Locale.ROOT);
	}

}
