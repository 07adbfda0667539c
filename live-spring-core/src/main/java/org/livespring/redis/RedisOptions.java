package org.livespring.redis;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;

/** What makes Lettuce fail at once and come back at once. */
final class RedisOptions {

	static final Duration TIMEOUT = Duration.ofMillis(500);

	static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

	private RedisOptions() {
	}

	static ClientResources resources() {
		return ClientResources.builder()
			.ioThreadPoolSize(2)
			.computationThreadPoolSize(2)
			.reconnectDelay(Delay.constant(RECONNECT_DELAY))
			.build();
	}

	static <B extends ClientOptions.Builder> B apply(B options, RedisAddress address) {
		options.autoReconnect(true)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build())
			.timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
		if (address.ssl() != null) {
			options.sslOptions(address.ssl());
		}
		return options;
	}

}
