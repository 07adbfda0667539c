package org.livespring.websocket;

import java.util.Collection;
import java.util.List;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
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
	 * Let other endpoints receive whole messages as long as Tomcat does by default.
	 * @param context has Tomcat's container of endpoints
	 * @param mappings the paths of the application
	 * @param otherEndpoints whether there are endpoints besides the mapped ones
	 */
	public void spareOthers(ServletContext context, Collection<? extends AbstractUrlHandlerMapping> mappings,
			boolean otherEndpoints) {
		if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container
				&& (otherEndpoints || mappings.stream().anyMatch(TomcatBuffers::wantsWholeMessages))) {
			spareOthers(container);
		}
	}

	private void spareOthers(ServerContainer container) {
		logger.debug("Another endpoint receives whole messages: Tomcat's buffers for messages stay as delivered");
		if (container.getDefaultMaxTextMessageBufferSize() == this.size) {
			container.setDefaultMaxTextMessageBufferSize(DELIVERED);
		}
		if (container.getDefaultMaxBinaryMessageBufferSize() == this.size) {
			container.setDefaultMaxBinaryMessageBufferSize(DELIVERED);
		}
	}

	private static boolean wantsWholeMessages(AbstractUrlHandlerMapping mapping) {
		return handlers(mapping).stream().anyMatch((handler) -> !handler.supportsPartialMessages());
	}

	private static List<WebSocketHandler> handlers(AbstractUrlHandlerMapping mapping) {
		return mapping.getHandlerMap()
			.values()
			.stream()
			.filter(WebSocketHttpRequestHandler.class::isInstance)
			.map((handler) -> ((WebSocketHttpRequestHandler) handler).getWebSocketHandler())
			.toList();
	}

}
