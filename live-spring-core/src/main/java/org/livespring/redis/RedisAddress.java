package org.livespring.redis;

import java.util.List;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is.
 *
 * @param cluster whether it is a cluster
 * @param uris its nodes: those of a cluster to start from, or the one server, which may
 * be found through sentinels
 * @param ssl key and trust material, {@code null} for that of the JVM
 */
public record RedisAddress(boolean cluster, List<RedisURI> uris, @Nullable SslOptions ssl) {

	public RedisAddress {
		uris = List.copyOf(uris);
	}

}
