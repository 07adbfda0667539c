package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.MessageSource;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Validator;

import org.livespring.LiveAction;
import org.livespring.LiveArgumentResolver;
import org.livespring.LiveComponent;
import org.livespring.LiveListener;
import org.livespring.LiveMigration;
import org.livespring.LiveModelChange;
import org.livespring.LiveTask;
import org.livespring.component.bind.ComponentProps;
import org.livespring.component.bind.InputChecker;
import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.RecordType;

/**
 * Reads component classes. A mistake in a class is reported with class, method and
 * remedy.
 */
final class ComponentReader {

	private final List<LiveArgumentResolver> resolvers;

	private final @Nullable Validator validator;

	private final MessageSource messages;

	private final InputFormats formats;

	private final MethodGuards guards;

	ComponentReader(List<LiveArgumentResolver> resolvers, @Nullable Validator validator, MessageSource messages,
			InputFormats formats, MethodGuards guards) {
		this.resolvers = resolvers;
		this.validator = validator;
		this.messages = messages;
		this.formats = formats;
		this.guards = guards;
	}

	ComponentDefinition read(LiveComponent annotation, Object bean) {
		Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(bean));
		if (AopUtils.isJdkDynamicProxy(bean)) {
			throw Problem.of(type, "is hidden behind a JDK proxy, which only has the methods of interfaces",
					"Use class proxies: spring.aop.proxy-target-class=true, or proxyTargetClass = true on the annotation "
							+ "that enables the proxy");
		}
		LifecycleNames.check(type, MethodReader.ROLES);
		ComponentAttributes attributes = ComponentAttributes.of(type, annotation);
		RecordType state = state(type);
		InputChecker checker = new InputChecker(attributes.name(), this.validator, this.messages, this.formats);
		PropertiesReader properties = new PropertiesReader(type, checker);
		ComponentProps props = props(type, attributes, properties);
		ArgumentReader arguments = new ArgumentReader(type, state.type(), (props != null) ? props.type() : null,
				this.resolvers);
		ComponentMethods methods = methods(type, attributes, state,
				new MethodReader(type, bean, state, arguments, checker, this.guards));
		return new ComponentDefinition(attributes, type, state.type(), props, methods,
				properties.properties(attributes.name(), state), this.formats);
	}

	private static RecordType state(Class<?> type) {
		Class<?> state = nested(type, "State");
		if (state == null || !state.isRecord()) {
			throw Problem.of(type, (state != null) ? "has a State that is not a record" : "has no State",
					KotlinDetector.isKotlinType(type) ? "Declare '@JvmRecord data class State(…)' in the class"
							: "Declare 'record State(…) { }' in the class");
		}
		return new RecordType(state);
	}

	private static @Nullable ComponentProps props(Class<?> type, ComponentAttributes attributes,
			PropertiesReader reader) {
		Class<?> props = nested(type, "Props");
		if (props != null && !props.isRecord()) {
			throw Problem.of(type, "has Props that are not a record", KotlinDetector.isKotlinType(type)
					? "Declare '@JvmRecord data class Props(…)'" : "Declare 'record Props(…) { }'");
		}
		return (props != null) ? reader.props(props, attributes) : null;
	}

	private static ComponentMethods methods(Class<?> type, ComponentAttributes attributes, RecordType state,
			MethodReader reader) {
		Method mount = named(type, "mount");
		if (mount == null) {
			throw Problem.of(type, "has no method 'mount'", "Declare 'State mount(…)', which returns the first state");
		}
		return new ComponentMethods(reader.mount(mount), read(named(type, "view"), reader::view),
				read(named(type, "rehydrate"), reader::rehydrate), read(named(type, "resync"), reader::rehydrate),
				read(named(type, "propsChanged"), reader::propsChanged), read(named(type, "unmount"), reader::unmount),
				actions(type, reader), listeners(type, reader), modelChanges(type, reader), tasks(type, reader),
				new MigrationReader(type, attributes.version(), state).read(annotated(type, LiveMigration.class),
						reader));
	}

	private static Map<String, ComponentAction> actions(Class<?> type, MethodReader reader) {
		Map<String, ComponentAction> actions = new TreeMap<>();
		annotated(type, LiveAction.class).forEach((method, annotation) -> {
			ComponentAction action = reader.action(method, annotation);
			if (actions.put(action.name(), action) != null) {
				throw Problem.of(type, method, "is a second action with the name '" + action.name() + "'",
						"Give one of them another name: @LiveAction(name = \"…\")");
			}
		});
		return Collections.unmodifiableMap(actions);
	}

	private static List<ComponentListener> listeners(Class<?> type, MethodReader reader) {
		List<ComponentListener> listeners = new ArrayList<>();
		annotated(type, LiveListener.class).forEach((method, annotation) -> {
			ComponentListener listener = reader.listener(method);
			if (listeners.stream().anyMatch(listener::hearsTheSameAs)) {
				throw Problem.of(type, method, "is a second listener for " + listener.eventType().getName(),
						"Listen to each type of event once");
			}
			listeners.add(listener);
		});
		return List.copyOf(listeners);
	}

	private static List<ModelChange> modelChanges(Class<?> type, MethodReader reader) {
		return annotated(type, LiveModelChange.class).entrySet()
			.stream()
			.map((entry) -> reader.modelChange(entry.getKey(), entry.getValue()))
			.toList();
	}

	private static List<ComponentTask> tasks(Class<?> type, MethodReader reader) {
		Map<String, ComponentTask> tasks = new TreeMap<>();
		annotated(type, LiveTask.class).forEach((method, annotation) -> {
			ComponentTask task = reader.task(method, annotation);
			if (tasks.put(task.name(), task) != null) {
				throw Problem.of(type, method, "is a second task for '" + task.name() + "'",
						"Declare one task for each value");
			}
		});
		return List.copyOf(tasks.values());
	}

	private static @Nullable ComponentMethod read(@Nullable Method method, Function<Method, ComponentMethod> reader) {
		return (method != null) ? reader.apply(method) : null;
	}

	private static @Nullable Method named(Class<?> type, String name) {
		List<Method> methods = List
			.copyOf(MethodIntrospector.selectMethods(type, (Method method) -> method.getName().equals(name)));
		if (methods.size() > 1) {
			throw Problem.of(type, "has several methods '" + name + "'", "Keep one of them and rename the others");
		}
		return methods.isEmpty() ? null : methods.get(0);
	}

	/**
	 * Sorts the methods by name, so that a failed start always reports the same method.
	 */
	private static <A extends Annotation> Map<Method, A> annotated(Class<?> type, Class<A> annotation) {
		Map<Method, A> methods = new TreeMap<>(Comparator.comparing(Method::getName).thenComparing(Method::toString));
		methods.putAll(MethodIntrospector.selectMethods(type,
				(Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, annotation)));
		return methods;
	}

	private static @Nullable Class<?> nested(Class<?> type, String name) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Class<?> nested : declaring.getDeclaredClasses()) {
				if (nested.getSimpleName().equals(name)) {
					return nested;
				}
			}
		}
		return null;
	}

}
