package org.livespring.autoconfigure.web;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

import org.livespring.websocket.TomcatBuffers;

/**
 * Keeps the buffers small that the embedded Tomcat has for each connection, and does not
 * wait long for headers.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Tomcat.class, ConfigurableTomcatWebServerFactory.class, ServerContainer.class })
@EnableConfigurationProperties(LiveTomcatProperties.class)
public final class LiveTomcatAutoConfiguration {

	/** Before those of the application, which win. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> liveTomcatBuffers(LiveTomcatProperties properties) {
		int size = (int) properties.bufferSize().toBytes();
		return (factory) -> {
			if (size > 0) {
				new TomcatBuffers(size).apply();
				factory.addConnectorCustomizers((connector) -> shrink(connector, size));
			}
		};
	}

	private static void shrink(Connector connector, int size) {
		connector.setProperty("socket.appReadBufSize", Integer.toString(size));
		connector.setProperty("socket.appWriteBufSize", Integer.toString(size));
	}

	/**
	 * Before those of the application, which win. Tomcat's own timeout is 60 seconds; it
	 * stays for what comes after the headers, and between two requests.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> liveTomcatHeaders(LiveTomcatProperties properties) {
		int timeout = (int) properties.headerTimeout().toMillis();
		return (factory) -> {
			if (timeout > 0) {
				factory.addConnectorCustomizers((connector) -> hurry(connector, timeout));
			}
		};
	}

	private static void hurry(Connector connector, int timeout) {
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			int patience = protocol.getConnectionTimeout();
			protocol.setConnectionTimeout(timeout);
			protocol.setKeepAliveTimeout(patience);
			protocol.setConnectionUploadTimeout(patience);
			protocol.setDisableUploadTimeout(false);
		}
	}

	@Bean
	SmartInitializingSingleton liveTomcatOtherEndpoints(LiveTomcatProperties properties,
			ObjectProvider<ServletContext> context, ListableBeanFactory beans) {
		return () -> context
			.ifAvailable((present) -> new TomcatBuffers((int) properties.bufferSize().toBytes()).limitMessages(present,
					beans.getBeansOfType(AbstractUrlHandlerMapping.class).values(),
					beans.getBeanNamesForType(ServerEndpointExporter.class).length > 0));
	}

}
