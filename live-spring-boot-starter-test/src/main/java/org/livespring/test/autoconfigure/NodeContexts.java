package org.livespring.test.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import org.livespring.LiveComponent;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.LiveReturnAutoConfiguration;
import org.livespring.autoconfigure.identity.LiveLoginAutoConfiguration;
import org.livespring.autoconfigure.room.LivePresenceAutoConfiguration;
import org.livespring.autoconfigure.room.LiveRoomsAutoConfiguration;
import org.livespring.component.ComponentRegistry;
import org.livespring.test.LiveTester;
import org.livespring.test.broker.BrokerLink;
import org.livespring.test.broker.NodeRoomBroker;

/**
 * Starts further nodes: contexts below that of the application, with an engine of their
 * own.
 */
final class NodeContexts implements LiveTester.NodeFactory {

	private final ConfigurableApplicationContext application;

	private @Nullable Map<String, BeanDefinition> engine;

	NodeContexts(ConfigurableApplicationContext application) {
		this.application = application;
	}

	@Override
	public ConfigurableApplicationContext start(List<Class<?>> components) {
		GenericWebApplicationContext node = new GenericWebApplicationContext();
		node.setParent(this.application);
		ServletContext servlets = ((WebApplicationContext) this.application).getServletContext();
		if (servlets != null) {
			node.setServletContext(servlets);
		}
		node.setEnvironment(this.application.getEnvironment());
		node.setClassLoader(this.application.getClassLoader());
		Map<String, BeanDefinition> known = this.engine;
		if (known == null) {
			new AnnotatedBeanDefinitionReader(node).register(Engine.class);
		}
		else {
			known.forEach((name, definition) -> node.registerBeanDefinition(name, copy(definition)));
		}
		components.forEach((component) -> node.registerBean(replaced(component), component));
		node.refresh();
		if (known == null) {
			this.engine = definitions(node);
		}
		return node;
	}

	/**
	 * The beans of a node that the next one has, too, without looking for them again.
	 * Properties are those of the application.
	 */
	private Map<String, BeanDefinition> definitions(GenericWebApplicationContext node) {
		Map<String, BeanDefinition> definitions = new LinkedHashMap<>();
		for (String name : node.getBeanDefinitionNames()) {
			boolean wanted = !name.equals(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME)
					&& node.findAnnotationOnBean(name, ConfigurationProperties.class) == null
					&& node.findAnnotationOnBean(name, LiveComponent.class) == null;
			if (wanted) {
				definitions.put(name, copy(node.getBeanDefinition(name)));
			}
		}
		return definitions;
	}

	private static BeanDefinition copy(BeanDefinition definition) {
		return ((AbstractBeanDefinition) definition).cloneBeanDefinition();
	}

	/** The bean of the component that a new version replaces: that with the same name. */
	private String replaced(Class<?> component) {
		String name = name(component);
		ComponentRegistry present = this.application.getBean(ComponentRegistry.class);
		if (!present.contains(name)) {
			throw new IllegalArgumentException("The application has no component '" + name + "' that "
					+ component.getName() + " would be a new version of");
		}
		return this.application.getBeanNamesForType(present.get(name).beanType())[0];
	}

	private static String name(Class<?> component) {
		LiveComponent annotation = AnnotatedElementUtils.findMergedAnnotation(component, LiveComponent.class);
		if (annotation == null || annotation.name().isEmpty()) {
			throw new IllegalArgumentException("A new version tells which component it replaces: put "
					+ "@LiveComponent(name = \"…\", version = 2) on " + component.getName());
		}
		return annotation.name();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties
	@ImportAutoConfiguration({ LiveRoomsAutoConfiguration.class, LivePresenceAutoConfiguration.class,
			LiveReturnAutoConfiguration.class, LiveLoginAutoConfiguration.class, LiveAutoConfiguration.class })
	static class Engine {

		@Bean
		NodeRoomBroker liveRoomBroker(LiveTesterAutoConfiguration.SharedRooms rooms, BrokerLink link) {
			return new NodeRoomBroker(rooms.broker(), link);
		}

	}

}
