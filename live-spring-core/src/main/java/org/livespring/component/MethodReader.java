package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveListener;
import org.livespring.LiveMigration;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.LiveTask;
import org.livespring.component.bind.InputChecker;
import org.livespring.component.bind.Invocable;
import org.livespring.component.bind.MethodInput;
import org.livespring.component.bind.ParameterChecker;
import org.livespring.component.bind.RecordType;

/**
 * Reads the methods of one component class and checks the rules for each kind of method.
 */
final class MethodReader {

	/** The annotations that make the engine call a method. */
	static final List<Class<? extends Annotation>> ROLES = List.of(LiveAction.class, LiveListener.class, LiveTask.class,
			LiveMigration.class, LiveModelChange.class);

	private final Class<?> type;

	private final Object bean;

	private final RecordType state;

	private final ArgumentReader arguments;

	private final InputChecker checker;

	private final MethodGuards guards;

	MethodReader(Class<?> type, Object bean, RecordType state, ArgumentReader arguments, InputChecker checker,
			MethodGuards guards) {
		this.type = type;
		this.bean = bean;
		this.state = state;
		this.arguments = arguments;
		this.checker = checker;
		this.guards = guards;
	}

	ComponentMethod mount(Method method) {
		requireState(method, false);
		return lifecycle(method, ArgumentReader.NoInput.BEFORE_STATE);
	}

	ComponentMethod view(Method method) {
		if (method.getReturnType() == void.class) {
			throw problem(method, "returns nothing", "Return the template's model: a record, a bean or a map");
		}
		return lifecycle(method, ArgumentReader.NoInput.VIEW);
	}

	ComponentMethod rehydrate(Method method) {
		requireState(method, true);
		return lifecycle(method, ArgumentReader.NoInput.WITH_STATE);
	}

	ComponentMethod propsChanged(Method method) {
		requireState(method, false);
		return lifecycle(method, ArgumentReader.NoInput.WITH_STATE);
	}

	ComponentMethod unmount(Method method) {
		if (method.getReturnType() != void.class) {
			throw problem(method, "returns a value, which would be ignored", "Return nothing");
		}
		return lifecycle(method, ArgumentReader.NoInput.WITH_STATE);
	}

	ComponentAction action(Method method, LiveAction annotation) {
		Class<?> returned = returned(method).toClass();
		if (Future.class.isAssignableFrom(returned) || CompletionStage.class.isAssignableFrom(returned)) {
			throw problem(method, "is an action and returns a " + returned.getSimpleName(),
					"Return the value itself, or a State in which a @LiveTask is loading");
		}
		String name = StringUtils.hasLength(annotation.name()) ? annotation.name() : method.getName();
		PayloadInput input = new PayloadInput(this.type, method, name, this.checker);
		Call.Argument[] arguments = arguments(method, input);
		ParameterChecker parameters = checker(input.method());
		input.checked(parameters != null || RecordType.isKotlin(this.type));
		ComponentMethod read = new ComponentMethod(method, this.bean, arguments, parameters,
				this.guards.of(this.bean, method));
		return new ComponentAction(name, this.state.type(), read, input.payload(), input.takesErrors(),
				repetition(method, annotation), this.checker, input.checked());
	}

	private ComponentAction.Repetition repetition(Method method, LiveAction annotation) {
		if (annotation.repeatable() && annotation.claimed()) {
			throw problem(method, "is repeatable and claimed",
					"An action that may run twice needs no claim: remove one of the two from @LiveAction");
		}
		if (annotation.claimed()) {
			return ComponentAction.Repetition.CLAIMED;
		}
		return annotation.repeatable() ? ComponentAction.Repetition.ALWAYS : ComponentAction.Repetition.NEVER;
	}

	ComponentListener listener(Method method) {
		requireState(method, true);
		EventInput input = new EventInput(this.type, method);
		ComponentMethod read = read(method, input);
		return new ComponentListener(input.eventType(), input.roomState(), this.state.type(), read);
	}

	ModelChange modelChange(Method method, LiveModelChange annotation) {
		requireState(method, true);
		for (String name : annotation.value()) {
			int component = this.state.indexOf(name);
			if (component == -1
					|| RecordType.annotation(this.state.components().get(component), LiveModel.class) == null) {
				throw problem(method, "is called when '" + name + "' changes, which the browser cannot write",
						"Name a record component of State, and put @LiveModel on it");
			}
		}
		return new ModelChange(this.state, List.of(annotation.value()),
				read(method, ArgumentReader.NoInput.WITH_STATE));
	}

	ComponentTask task(Method method, LiveTask annotation) {
		String name = StringUtils.hasLength(annotation.name()) ? annotation.name() : method.getName();
		int component = this.state.indexOf(name);
		ResolvableType value = (component != -1)
				? ResolvableType.forType(this.state.components().get(component).getGenericType()) : ResolvableType.NONE;
		if (value.toClass() != AsyncValue.class || !accepts(value.getGeneric(), returned(method))) {
			throw problem(method, "is a task without a place for its result in State",
					"Declare 'AsyncValue<" + boxed(returned(method)) + "> " + name + "' in State");
		}
		return new ComponentTask(name, annotation.restart(), this.state,
				read(method, ArgumentReader.NoInput.WITH_STATE));
	}

	ComponentMigration migration(Method method) {
		requireCallable(method);
		return new ComponentMigration(method.getParameterTypes()[0], Invocable.of(method, this.bean));
	}

	private ComponentMethod lifecycle(Method method, ArgumentReader.Input input) {
		if (ROLES.stream().anyMatch((role) -> AnnotatedElementUtils.hasAnnotation(method, role))) {
			throw problem(method, "is annotated, but is also a lifecycle method because of its name",
					"Rename the method; the annotation can keep the old name");
		}
		return read(method, input);
	}

	private ComponentMethod read(Method method, ArgumentReader.Input input) {
		Call.Argument[] arguments = arguments(method, input);
		return new ComponentMethod(method, this.bean, arguments,
				checker(new MethodInput(method.getName(), method, MethodInput.NO_PAYLOAD, Map.of())),
				this.guards.of(this.bean, method));
	}

	private Call.Argument[] arguments(Method method, ArgumentReader.Input input) {
		requireCallable(method);
		return this.arguments.read(method, input);
	}

	private @Nullable ParameterChecker checker(MethodInput input) {
		boolean constrained = Arrays.stream(input.method().getParameterAnnotations())
			.anyMatch(InputChecker::hasConstraints);
		if (constrained && !this.checker.canValidate(this.type)) {
			throw problem(input.method(), "has constraints on its parameters, but there is no Bean Validation",
					"Add spring-boot-starter-validation");
		}
		return this.checker.parameters(this.bean, input);
	}

	private void requireCallable(Method method) {
		if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			throw problem(method, "is private or static, so that it cannot be called through a proxy",
					"Remove 'private' or 'static', or rename it if the engine is not meant to call it");
		}
		MethodAdvice.check(this.type, this.bean, method);
		if (AopUtils.isCglibProxy(this.bean) && !isOverridden(method)) {
			throw problem(method, "cannot be called through the proxy of the bean",
					"Remove 'final', or make it protected or public if it is inherited from another package");
		}
	}

	/**
	 * A CGLIB proxy does not have the bean's dependencies: a method that it does not
	 * override would run on the proxy itself, without them.
	 */
	private boolean isOverridden(Method method) {
		Method called = ReflectionUtils.findMethod(this.bean.getClass(), method.getName(), method.getParameterTypes());
		return called != null && called.getDeclaringClass() == this.bean.getClass();
	}

	private void requireState(Method method, boolean orNothing) {
		Class<?> returned = returned(method).toClass();
		if (returned != this.state.type() && !(orNothing && returned == void.class)) {
			throw problem(method, "returns " + returned.getSimpleName(),
					"Return the component's State" + (orNothing ? " or nothing" : ""));
		}
	}

	private ResolvableType returned(Method method) {
		return ResolvableType.forMethodReturnType(method, this.type);
	}

	private LiveConfigurationException problem(Method method, String what, String remedy) {
		return Problem.of(this.type, method, what, remedy);
	}

	private static boolean accepts(ResolvableType value, ResolvableType returned) {
		return value.resolve() != null && value.isAssignableFrom(boxed(returned));
	}

	private static ResolvableType boxed(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (raw == void.class) {
			return ResolvableType.forClass(Void.class);
		}
		return raw.isPrimitive() ? ResolvableType.forClass(ClassUtils.resolvePrimitiveIfNecessary(raw)) : type;
	}

}
