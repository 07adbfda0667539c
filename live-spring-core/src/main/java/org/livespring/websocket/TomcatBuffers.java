package org.livespring.websocket;

import java.util.Collection;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Makes the buffers small that Tomcat keeps for each connection, 64 KB as delivered.
 * Longer messages are received and sent in parts, which the endpoint is made for. Where
 * the application has another endpoint that wants whole messages, those may be as long as
 * ever.
 */
public final class TomcatBuffers {

	private static final Log logger = LogFactory.getLog(TomcatBuffers.class);

	/** Size of Tomcat's buffers, and of the longest whole message. */
	private static final String SIZE = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

	private static final int DELIVERED = 8 * 1024;

	private final int size;

	/**
	 * Create the buffers' size.
	 * @param size bytes of each buffer
	 */
	public TomcatBuffers(int size) {
		this.size = size;
	}

	/**
	 * Set what Tomcat reads once, when its first WebSocket classes load. A value that is
	 * there stays.
	 */
	public void apply() {
		if (System.getProperty(SIZE) == null) {
			System.setProperty(SIZE, Integer.toString(this.size));
		}
	}

	/**
	 * Limit whole messages to the size, unless other endpoints receive them: those may be
	 * as long as by Tomcat's default. A limit that the application chose stays.
	 * @param context has Tomcat's container of endpoints
	 * @param mappings the paths of the application
	 * @param otherEndpoints whether there are endpoints besides the mapped ones
	 */
	public void limitMessages(ServletContext context, Collection<? extends AbstractUrlHandlerMapping> mappings,
			boolean otherEndpoints) {
		if (this.size > 0
				&& context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container) {
			boolean spared = otherEndpoints || mappings.stream().anyMatch(TomcatBuffers::wantsWholeMessages);
			if (spared) {
				logger.debug("Another endpoint receives whole messages, as long as Tomcat's default allows");
			}
			limitMessages(container, spared ? DELIVERED : this.size);
		}
	}

	/**
	 * The default depends on what else runs in this JVM, so each of the two may be it.
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
