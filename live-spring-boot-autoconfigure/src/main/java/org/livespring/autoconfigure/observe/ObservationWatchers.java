package org.livespring.autoconfigure.observe;

import java.util.stream.Stream;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import org.livespring.autoconfigure.observe.LiveMonitoringProperties.Observations;

/**
 * Who looks at observations. Where only meters do, ours would say again what the engine's
 * own meters say, and cost more than those. Looked for once, with the first call.
 */
final class ObservationWatchers {

	private static final String TRACER = "io.micrometer.tracing.Tracer";

	private static final String METERS = "io.micrometer.core.instrument.observation.MeterObservationHandler";

	private static final String BOOT = "org.springframework.boot.micrometer.observation.autoconfigure.";

	private final ConfigurableListableBeanFactory beans;

	private final SingletonSupplier<Boolean> watched;

	private final SingletonSupplier<Boolean> traced;

	ObservationWatchers(ConfigurableListableBeanFactory beans, Observations observations) {
		this.beans = beans;
		this.watched = SingletonSupplier.of(() -> switch (observations) {
			case ALWAYS -> true;
			case NEVER -> false;
			case AUTO -> hasHandlers() || hasOwnRegistry() || hasBean(BOOT + "ObservationRegistryCustomizer");
		});
		this.traced = SingletonSupplier.of(() -> hasBean(TRACER));
	}

	boolean areThere() {
		return this.watched.obtain();
	}

	/** Whether there is a tracer. */
	boolean areTracers() {
		return this.traced.obtain();
	}

	private boolean hasHandlers() {
		return this.beans.getBeanProvider(ObservationHandler.class)
			.stream()
			.map(ClassUtils::getAllInterfaces)
			.anyMatch((types) -> Stream.of(types).noneMatch((type) -> type.getName().equals(METERS)));
	}

	/** A registry that the application made may have been given anything. */
	private boolean hasOwnRegistry() {
		return Stream.of(this.beans.getBeanNamesForType(ObservationRegistry.class))
			.map((name) -> this.beans.containsBeanDefinition(name) ? this.beans.getBeanDefinition(name) : null)
			.anyMatch((definition) -> definition == null
					|| !(BOOT + "ObservationAutoConfiguration").equals(definition.getFactoryBeanName()));
	}

	private boolean hasBean(String type) {
		ClassLoader loader = getClass().getClassLoader();
		return ClassUtils.isPresent(type, loader)
				&& this.beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader)).length > 0;
	}

}
