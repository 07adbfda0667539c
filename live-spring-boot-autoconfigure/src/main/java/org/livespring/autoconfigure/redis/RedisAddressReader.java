package org.livespring.autoconfigure.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

import org.livespring.redis.RedisAddress;

/** Reads where Redis is from what Spring Boot knows about it. */
final class RedisAddressReader {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final DataRedisConnectionDetails details;

	private final boolean ssl;

	/**
	 * Create a reader.
	 * @param details what Spring Boot knows
	 * @param url value of {@code spring.data.redis.url}; only there is TLS said without a
	 * bundle
	 */
	RedisAddressReader(DataRedisConnectionDetails details, @Nullable String url) {
		this.details = details;
		this.ssl = details.getSslBundle() != null || (url != null && url.startsWith("rediss:"));
	}

	RedisAddress read() {
		DataRedisConnectionDetails.Cluster cluster = this.details.getCluster();
		List<RedisURI> uris = (cluster != null) ? uris(cluster.getNodes()) : List.of(single());
		return new RedisAddress(cluster != null, uris, sslOptions(this.details.getSslBundle()));
	}

	private RedisURI single() {
		DataRedisConnectionDetails.Sentinel sentinel = this.details.getSentinel();
		if (sentinel != null) {
			return sentinel(sentinel);
		}
		DataRedisConnectionDetails.MasterReplica nodes = this.details.getMasterReplica();
		if (nodes != null) {
			return uris(nodes.getNodes()).get(0);
		}
		DataRedisConnectionDetails.Standalone server = Objects.requireNonNull(this.details.getStandalone());
		RedisURI uri = uri(server.getHost(), server.getPort());
		uri.setDatabase(server.getDatabase());
		return uri;
	}

	private RedisURI sentinel(DataRedisConnectionDetails.Sentinel sentinel) {
		RedisURI.Builder builder = RedisURI.builder()
			.withSentinelMasterId(sentinel.getMaster())
			.withDatabase(sentinel.getDatabase());
		for (DataRedisConnectionDetails.Node node : sentinel.getNodes()) {
			RedisURI.Builder one = RedisURI.builder().withHost(node.host()).withPort(node.port()).withTimeout(TIMEOUT);
			authenticate(one, sentinel.getUsername(), sentinel.getPassword());
			builder.withSentinel(one.build());
		}
		return finish(builder);
	}

	private List<RedisURI> uris(List<DataRedisConnectionDetails.Node> nodes) {
		return nodes.stream().map((node) -> uri(node.host(), node.port())).toList();
	}

	private RedisURI uri(String host, int port) {
		return finish(RedisURI.builder().withHost(host).withPort(port));
	}

	private RedisURI finish(RedisURI.Builder builder) {
		authenticate(builder, this.details.getUsername(), this.details.getPassword());
		return builder.withSsl(this.ssl).withTimeout(TIMEOUT).withClientName("live").build();
	}

	private static void authenticate(RedisURI.Builder builder, @Nullable String username, @Nullable String password) {
		if (username != null && password != null) {
			builder.withAuthentication(username, password.toCharArray());
		}
		else if (password != null) {
			builder.withPassword(password.toCharArray());
		}
	}

	private static @Nullable SslOptions sslOptions(@Nullable SslBundle bundle) {
		if (bundle == null) {
			return null;
		}
		SslOptions.Builder options = SslOptions.builder()
			.keyManager(bundle.getManagers().getKeyManagerFactory())
			.trustManager(bundle.getManagers().getTrustManagerFactory());
		String[] ciphers = bundle.getOptions().getCiphers();
		if (ciphers != null) {
			options.cipherSuites(ciphers);
		}
		String[] protocols = bundle.getOptions().getEnabledProtocols();
		if (protocols != null) {
			options.protocols(protocols);
		}
		return options.build();
	}

}
