package org.livespring.component;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import org.livespring.LiveArgumentResolver;
import org.livespring.LiveComponent;
import org.livespring.component.bind.InputFormats;

/** Reads component classes as an application does at its start. */
public final class TestComponents {

	static final Validator VALIDATOR = validator();

	static final StaticMessageSource MESSAGES = messages();

	private TestComponents() {
	}

	public static ComponentDefinition read(Class<?> type, LiveArgumentResolver... resolvers) {
		return read(VALIDATOR, type, resolvers);
	}

	static ComponentDefinition read(@Nullable Validator validator, Class<?> type, LiveArgumentResolver... resolvers) {
		return read(validator, type, BeanUtils.instantiateClass(type), resolvers);
	}

	static ComponentDefinition read(@Nullable Validator validator, Class<?> type, Object bean,
			LiveArgumentResolver... resolvers) {
		LiveComponent annotation = AnnotatedElementUtils.findMergedAnnotation(type, LiveComponent.class);
		return new ComponentReader(List.of(resolvers), validator, MESSAGES, InputFormats.NONE, MethodGuards.NONE)
			.read(annotation, bean);
	}

	static ComponentRegistry registry(Class<?>... types) {
		GenericApplicationContext context = new GenericApplicationContext();
		AnnotatedBeanDefinitionReader beans = new AnnotatedBeanDefinitionReader(context);
		beans.register(types);
		context.registerBean(ComponentRegistry.class, () -> new ComponentRegistry(context, List.of(), VALIDATOR,
				MESSAGES, MethodGuards.NONE, () -> InputFormats.NONE));
		context.refresh();
		return context.getBean(ComponentRegistry.class);
	}

	public static JsonNode json(String json) {
		return JsonMapper.shared().readTree(json.replace('\'', '"'));
	}

	private static Validator validator() {
		LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
		validator.afterPropertiesSet();
		return validator;
	}

	private static StaticMessageSource messages() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setUseCodeAsDefaultMessage(false);
		messages.addMessage("typeMismatch.signup.birthday", Locale.GERMAN, "{0} ist kein Datum");
		messages.addMessage("form.birthday", Locale.GERMAN, "Geburtstag");
		messages.addMessage("taken.signup.name", Locale.ENGLISH, "is taken");
		messages.addMessage("NotBlank.signup.name", Locale.GERMAN, "Bitte einen Namen");
		messages.addMessage("NotBlank.plain.send.text", Locale.GERMAN, "Bitte einen Text");
		messages.addMessage("typeMismatch.int", Locale.GERMAN, "Bitte eine Zahl");
		messages.addMessage("NotBlank.codes.draft.name", Locale.ENGLISH, "component and record");
		messages.addMessage("NotBlank.codes.name", Locale.ENGLISH, "component");
		messages.addMessage("NotBlank.publication.name", Locale.ENGLISH, "record");
		messages.addMessage("NotBlank.draft.name", Locale.ENGLISH, "record");
		return messages;
	}

}
