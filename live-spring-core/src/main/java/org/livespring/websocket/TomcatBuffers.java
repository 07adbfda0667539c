package org.livespring.websocket;

import java.util.Collection;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.commons.logging.Log;

import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import org.livespring.log.PrintableLog;

/**
 * Reduces the buffers that Tomcat keeps for each connection, 64 KB by default. Longer
 * messages are received and sent in parts, which the endpoint of Live Spring supports. If
 * the application has another WebSocket endpoint that needs whole messages, Tomcat's
 * limit for these stays.
 */
public final class TomcatBuffers {

	private static final Log logger = PrintableLog.of(TomcatBuffers.class);

	/**
	 * System property with the size of Tomcat's buffers, which is also the limit of whole
	 * messages.
	 */
	private static final String SIZE = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

	private static final int DELIVERED = 8 * 1024;

	private final int size;

	/**
	 * Creates the setting.
	 * @param size size of each buffer in bytes
	 */
	public TomcatBuffers(int size) {
		this.size = size;
	}

	/**
	 * Sets the system property that Tomcat reads when it loads its WebSocket classes. An
	 * existing value stays.
	 */
	public void apply() {
		if (System.getProperty(SIZE) == null) {
			System.setProperty(SIZE, Integer.toString(this.size));
		}
	}

	/**
	 * Limits whole messages to the size of the buffers, or to Tomcat's default if other
	 * endpoints receive whole messages. A limit that the application has set stays.
	 * @param context holds Tomcat's container of endpoints
	 * @param mappings the URL mappings of the application
	 * @param otherEndpoints whether there are endpoints besides the mapped ones
	 */
	public void limitMessages(ServletContext context, Collection<? extends AbstractUrlHandlerMapping> mappings,
			boolean otherEndpoints) {
		if (this.size > 0
				&& context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container) {
			boolean spared = otherEndpoints || mappings.stream().anyMatch(TomcatBuffers::wantsWholeMessages);
			if (spared) {
				logger.debug("Another WebSocket endpoint receives whole messages, up to Tomcat's default limit");
			}
			limitMessages(container, spared ? DELIVERED : this.size);
		}
	}

	/**
	 * Replaces a limit that has one of the two default values. Which one it is depends on
	 * the applications that started earlier in this JVM.
	 */
	private void limitMessages(ServerContainer container, int limit) {
		if (isDefault(container.getDefaultMaxTextMessageBufferSize())) {
			container.setDefaultMaxTextMessageBufferSize(limit);
		}
		if (isDefault(container.getDefaultMaxBinaryMessageBufferSize())) {
			container.setDefaultMaxBinaryMessageBufferSize(limit);
		}
	}

	private boolean isDefault(int size) {
		return size == this.size || size == DELIVERED;
	}

	private static boolean wantsWholeMessages(AbstractUrlHandlerMapping mapping) {
		return mapping.getHandlerMap()
			.values()
			.stream()
			.anyMatch((handler) -> handler instanceof WebSocketHttpRequestHandler socket
					&& !socket.getWebSocketHandler().supportsPartialMessages());
	}

}
