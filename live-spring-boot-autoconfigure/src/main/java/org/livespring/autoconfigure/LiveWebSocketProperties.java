package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the endpoint.
 *
 * @param path Path of the WebSocket endpoint, below the context path.
 * @param allowedOrigins Origins that may connect beside the server's own, each with
 * scheme, host and, where it is not the default, port.
 * @param sendTimeout Time a browser may take to read a frame before it is closed.
 */
@ConfigurationProperties("live.websocket")
record LiveWebSocketProperties(@DefaultValue("/live/ws") String path, @DefaultValue List<String> allowedOrigins,
		@Least("1ms") @DefaultValue("2s") Duration sendTimeout) implements CheckedProperties {

}
