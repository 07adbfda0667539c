package org.livespring.test;

import java.util.HashSet;
import java.util.Set;

import jakarta.servlet.Filter;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.livespring.LiveArgumentResolver;
import org.livespring.LiveBridge;
import org.livespring.LiveComponent;
import org.livespring.LiveExceptionResolver;
import org.livespring.LiveFragment;
import org.livespring.LiveRoomAuthorizer;

/** Leaves out of a test with {@link LiveTest} what has nothing to do with pages. */
final class LiveTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<LiveTest> {

	private static final Set<Class<?>> PARTS = Set.of(ControllerAdvice.class, WebMvcConfigurer.class,
			HandlerInterceptor.class, Filter.class, Converter.class, GenericConverter.class, ErrorPageRegistrar.class,
			LiveArgumentResolver.class, LiveBridge.class, LiveExceptionResolver.class, LiveFragment.class,
			LiveRoomAuthorizer.class);

	private static final Set<String> SECURITY = Set.of("org.springframework.security.web.SecurityFilterChain",
			"org.springframework.security.config.annotation.web.WebSecurityConfigurer");

	private final Class<?>[] components;

	LiveTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.components = getAnnotation().getValue("components", Class[].class).orElse(new Class<?>[0]);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		Set<Class<?>> includes = new HashSet<>(PARTS);
		ClassLoader loader = getClass().getClassLoader();
		SECURITY.stream()
			.filter((name) -> ClassUtils.isPresent(name, loader))
			.forEach((name) -> includes.add(ClassUtils.resolveClassName(name, loader)));
		if (this.components.length == 0) {
			includes.add(Controller.class);
			includes.add(LiveComponent.class);
		}
		return includes;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return Set.of(this.components);
	}

}
