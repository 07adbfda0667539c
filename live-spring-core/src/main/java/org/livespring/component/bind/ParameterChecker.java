package org.livespring.component.bind;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Checks the constraints on the parameters of a method, as the proxy of a
 * {@code @Validated} class would. Must be loaded only where Bean Validation is there.
 */
public final class ParameterChecker {

	private final Object target;

	private final MethodInput input;

	private final Class<?>[] groups;

	private final Violations violations;

	private final String component;

	private ParameterChecker(String component, Object bean, MethodInput input, Validator validator) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		this.component = component;
		this.target = (target != null) ? target : bean;
		this.input = input;
		this.groups = groups(this.target, input.method());
		this.violations = new Violations(validator, input);
	}

	/** The checker of a method, {@code null} if it has nothing to check. */
	static @Nullable ParameterChecker of(String component, Object bean, MethodInput input, Validator validator) {
		ParameterChecker checker = new ParameterChecker(component, bean, input, validator);
		Method method = input.method();
		MethodDescriptor constraints = validator.getConstraintsForClass(checker.target.getClass())
			.getConstraintsForMethod(method.getName(), method.getParameterTypes());
		return (constraints != null && checker.isNeeded(constraints)) ? checker : null;
	}

	/**
	 * Add violated constraints, each under the name of its parameter, and as global ones
	 * if their parameter is no input of the browser.
	 */
	public void check(@Nullable Object[] arguments, BindingResult errors, Locale locale) {
		BindingResult found = new InputErrors(this.component, this.input);
		errors.getFieldErrors().forEach(found::addError);
		int known = found.getErrorCount();
		this.violations.process(violated(arguments, locale), found);
		found.getAllErrors().stream().skip(known).forEach(errors::addError);
	}

	/**
	 * Refuse a call that nobody can correct.
	 * @throws ConstraintViolationException if a constraint is violated
	 */
	public void require(@Nullable Object[] arguments, Locale locale) {
		Set<ConstraintViolation<Object>> violated = violated(arguments, locale);
		if (!violated.isEmpty()) {
			throw new ConstraintViolationException(violated);
		}
	}

	@SuppressWarnings("NullAway") // Arguments may be null, whatever the interface says
	private Set<ConstraintViolation<Object>> violated(@Nullable Object[] arguments, Locale locale) {
		return InputChecker.inLocale(locale, () -> this.violations.forExecutables()
			.validateParameters(this.target, this.input.method(), arguments, this.groups));
	}

	/** The payload record is checked by itself. */
	private boolean isNeeded(MethodDescriptor constraints) {
		return constraints.getCrossParameterDescriptor().hasConstraints() || constraints.getParameterDescriptors()
			.stream()
			.anyMatch((parameter) -> parameter.hasConstraints()
					|| !parameter.getConstrainedContainerElementTypes().isEmpty()
					|| (parameter.isCascaded() && !isPayload(parameter)));
	}

	private boolean isPayload(ParameterDescriptor parameter) {
		return parameter.getIndex() == this.input.payload();
	}

	private static Class<?>[] groups(Object target, Method method) {
		Validated validated = AnnotatedElementUtils.findMergedAnnotation(method, Validated.class);
		if (validated == null) {
			validated = AnnotatedElementUtils.findMergedAnnotation(target.getClass(), Validated.class);
		}
		return (validated != null) ? validated.value() : new Class<?>[0];
	}

	/** Turns violations of parameters into errors with the codes of Spring. */
	private static final class Violations extends SpringValidatorAdapter {

		private final MethodInput input;

		Violations(Validator validator, MethodInput input) {
			super(validator);
			this.input = input;
		}

		void process(Set<ConstraintViolation<Object>> violations, Errors errors) {
			processConstraintViolations(
					violations.stream().filter((violation) -> !isInPayload(violation)).collect(Collectors.toSet()),
					errors);
		}

		private boolean isInPayload(ConstraintViolation<Object> violation) {
			boolean payload = false;
			for (Path.Node node : violation.getPropertyPath()) {
				if (payload) {
					return true;
				}
				payload = node.getKind() == ElementKind.PARAMETER
						&& node.as(Path.ParameterNode.class).getParameterIndex() == this.input.payload();
			}
			return false;
		}

		@Override
		protected String determineField(ConstraintViolation<Object> violation) {
			StringBuilder field = new StringBuilder();
			for (Path.Node node : violation.getPropertyPath()) {
				if (node.getKind() == ElementKind.PARAMETER && !this.input.types().containsKey(node.getName())) {
					return "";
				}
				append(field, node);
			}
			return field.toString();
		}

		private static void append(StringBuilder field, Path.Node node) {
			Object key = (node.getIndex() != null) ? node.getIndex() : node.getKey();
			if (node.isInIterable() && key != null) {
				field.append('[').append(key).append(']');
			}
			if (node.getKind() == ElementKind.PARAMETER || node.getKind() == ElementKind.PROPERTY) {
				field.append(field.isEmpty() ? "" : ".").append(node.getName());
			}
		}

		@Override
		protected @Nullable Object getRejectedValue(String field, ConstraintViolation<Object> violation,
				BindingResult errors) {
			return violation.getInvalidValue();
		}

	}

}
