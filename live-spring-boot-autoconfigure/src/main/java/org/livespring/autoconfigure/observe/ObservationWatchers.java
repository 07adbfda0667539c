package org.livespring.autoconfigure.observe;

import java.util.stream.Stream;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import org.livespring.autoconfigure.observe.LiveMonitoringProperties.Observations;

/**
 * Finds out whether anything besides meters uses observations. If only meters use them,
 * observations of the engine would repeat its own meters at a higher cost. The search
 * runs once, at the first call.
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

	/**
	 * Whether the application has created the registry, in which case it may have any
	 * handlers.
	 */
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
