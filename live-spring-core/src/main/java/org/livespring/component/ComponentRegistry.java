package org.livespring.component;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.MessageSource;
import org.springframework.util.Assert;
import org.springframework.validation.Validator;

import org.livespring.LiveArgumentResolver;
import org.livespring.LiveComponent;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.NearestName;
import org.livespring.log.Printable;

/**
 * The registry of all components of the application. It reads their classes once, after
 * all singletons were created. Thread-safe after that.
 */
public final class ComponentRegistry implements SmartInitializingSingleton {

	private final ListableBeanFactory beans;

	private final Function<InputFormats, ComponentReader> reader;

	private final Supplier<InputFormats> formats;

	/** Written once at start, before the first request. */
	private volatile @Nullable Map<String, ComponentDefinition> components;

	/**
	 * Create a registry.
	 * @param beans the bean factory that contains the components
	 * @param resolvers the application's argument resolvers, in order
	 * @param validator validates payloads, {@code null} without Bean Validation
	 * @param messages texts of validation errors
	 * @param guards the method security of components
	 * @param formats the formats of input, called once all singletons are there
	 */
	public ComponentRegistry(ListableBeanFactory beans, List<LiveArgumentResolver> resolvers,
			@Nullable Validator validator, MessageSource messages, MethodGuards guards,
			Supplier<InputFormats> formats) {
		this.beans = beans;
		this.formats = formats;
		this.reader = (given) -> new ComponentReader(List.copyOf(resolvers), validator, messages, given, guards);
	}

	@Override
	public void afterSingletonsInstantiated() {
		ComponentReader reader = this.reader.apply(this.formats.get());
		Map<String, ComponentDefinition> components = new TreeMap<>();
		for (String beanName : BeanFactoryUtils.beanNamesForAnnotationIncludingAncestors(this.beans,
				LiveComponent.class)) {
			ComponentDefinition component = read(beanName, reader);
			ComponentDefinition other = components.put(component.name(), component);
			if (other != null) {
				throw Problem.of(component.beanType(),
						"has the same name '" + component.name() + "' as " + other.beanType().getName(),
						"Give one of them another name: @LiveComponent(name = \"…\")");
			}
		}
		this.components = Collections.unmodifiableMap(components);
		StrayMethods.check(this.beans);
	}

	/**
	 * Find a component by its exact name.
	 * @param name the name
	 * @return the component
	 * @throws LiveException if there is no such component
	 */
	public ComponentDefinition get(String name) {
		ComponentDefinition component = components().get(name);
		if (component == null) {
			throw new LiveException(LiveErrorCode.UNKNOWN_COMPONENT, "There is no component '" + Printable.value(name)
					+ "'" + NearestName.hint(name, components().keySet()));
		}
		return component;
	}

	/** Whether there is a component with exactly this name. */
	public boolean contains(String name) {
		return components().containsKey(name);
	}

	/** All components, sorted by name. */
	public Collection<ComponentDefinition> all() {
		return components().values();
	}

	private Map<String, ComponentDefinition> components() {
		Map<String, ComponentDefinition> components = this.components;
		Assert.state(components != null, "Components have not been read yet");
		return components;
	}

	private ComponentDefinition read(String beanName, ComponentReader reader) {
		LiveComponent annotation = this.beans.findAnnotationOnBean(beanName, LiveComponent.class);
		Class<?> type = this.beans.getType(beanName);
		Assert.state(annotation != null && type != null, () -> "Bean '" + beanName + "' is not a component");
		if (!this.beans.isSingleton(beanName)) {
			throw Problem.of(type, "is not a singleton",
					"Remove its scope; data of one user belongs into the State record");
		}
		return reader.read(annotation, this.beans.getBean(beanName));
	}

}
