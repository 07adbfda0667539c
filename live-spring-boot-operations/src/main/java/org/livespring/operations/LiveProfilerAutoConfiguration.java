package org.livespring.operations;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.component.ComponentRegistry;
import org.livespring.profile.Profiler;
import org.livespring.profile.export.LiveProfilerEndpoint;

/** Auto-configuration of the profiler and its endpoint. */
@AutoConfiguration(before = LiveAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LiveProfilerProperties.class)
public final class LiveProfilerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Profiler liveProfiler(LiveProfilerProperties properties) {
		return new Profiler(properties.maxProfiles(), properties.maxCalls());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnAvailableEndpoint
		@ConditionalOnMissingBean
		LiveProfilerEndpoint liveProfilerEndpoint(Profiler profiler, ComponentRegistry components) {
			return new LiveProfilerEndpoint(profiler, components);
		}

	}

}
