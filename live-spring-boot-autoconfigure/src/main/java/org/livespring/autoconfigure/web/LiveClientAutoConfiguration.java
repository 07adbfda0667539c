package org.livespring.autoconfigure.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

import org.livespring.autoconfigure.LiveProperties;
import org.livespring.page.ClientHandlerMapping;
import org.livespring.page.ClientRequestFilter;
import org.livespring.page.ClientScript;

/**
 * Serves the client to the browser, whatever the application does with static resources
 * of its own.
 */
@AutoConfiguration(after = DispatcherServletAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties({ LiveClientProperties.class, LiveProperties.class })
public final class LiveClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClientScript liveClientScript(LiveClientProperties properties, ObjectProvider<DispatcherServletPath> servletPath) {
		DispatcherServletPath prefix = servletPath.getIfAvailable(() -> () -> "");
		return new ClientScript(prefix.getRelativePath(properties.path()));
	}

	@Bean
	@ConditionalOnMissingBean
	ClientHandlerMapping liveClientHandlerMapping(LiveClientProperties properties, ClientScript script,
			LiveProperties live) {
		return new ClientHandlerMapping(properties.path(), script, live.development());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.security.web.savedrequest.RequestCache")
	static class SecurityConfiguration {

		/** Before the filters of Spring Security, whose order is -100. */
		private static final int ORDER = -110;

		@Bean
		FilterRegistrationBean<ClientRequestFilter> liveClientRequestFilter(LiveClientProperties properties,
				ObjectProvider<DispatcherServletPath> servletPath) {
			DispatcherServletPath prefix = servletPath.getIfAvailable(() -> () -> "");
			FilterRegistrationBean<ClientRequestFilter> filter = new FilterRegistrationBean<>(
					new ClientRequestFilter());
			filter.addUrlPatterns(prefix.getRelativePath(properties.path()) + "/*");
			filter.setOrder(ORDER);
			return filter;
		}

	}

}
