package org.livespring.websocket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveConfigurationException;

/**
 * Decides which origins may open a connection: the server's own origin and those on a
 * list.
 */
public final class OriginPolicy {

	private final Set<String> allowed;

	/**
	 * Creates a policy.
	 * @param allowed further origins, such as {@code https://www.example.org}
	 * @throws LiveConfigurationException if one of them is not an origin
	 */
	public OriginPolicy(Collection<String> allowed) {
		this.allowed = allowed.stream().map(OriginPolicy::checked).collect(Collectors.toSet());
	}

	private static String checked(String origin) {
		String normal = normalise(origin);
		if (normal == null) {
			throw new LiveConfigurationException("'" + origin + "' in live.websocket.allowed-origins is not an origin",
					"Write scheme, host and, if it is not the default, port, without a path or wildcard, "
							+ "for example https://www.example.org or http://localhost:8081.");
		}
		return normal;
	}

	/**
	 * Whether a page may connect.
	 * @param origin the {@code Origin} header of the handshake
	 * @param scheme scheme of the URL of the handshake
	 * @param host host of the URL of the handshake
	 * @param port port of the URL of the handshake
	 * @return {@code true} if it may connect
	 */
	boolean allows(@Nullable String origin, String scheme, String host, int port) {
		String normal = (origin != null) ? normalise(origin) : null;
		return normal != null && (this.allowed.contains(normal) || normal.equals(origin(scheme, host, port)));
	}

	private static @Nullable String normalise(String origin) {
		try {
			URI uri = new URI(origin);
			boolean onlyOrigin = uri.getRawPath() != null && uri.getRawPath().isEmpty() && uri.getUserInfo() == null
					&& uri.getRawQuery() == null && uri.getRawFragment() == null;
			return (uri.getScheme() != null && uri.getHost() != null && onlyOrigin)
					? origin(uri.getScheme(), uri.getHost(), uri.getPort()) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static @Nullable String origin(String scheme, String host, int port) {
		String normalScheme = switch (scheme.toLowerCase(Locale.ROOT)) {
			case "http", "ws" -> "http";
			case "https", "wss" -> "https";
			default -> null;
		};
		if (normalScheme == null) {
			return null;
		}
		int normalPort = (port > 0) ? port : (normalScheme.equals("http") ? 80 : 443);
		return normalScheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + normalPort;
	}

}
