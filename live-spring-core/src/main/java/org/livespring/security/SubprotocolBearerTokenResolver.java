package org.livespring.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.util.StringUtils;

/**
 * Finds the token of an OAuth 2 resource server in the subprotocols of a handshake, since
 * scripts in browsers cannot set headers there: they offer {@code live.bearer.TOKEN}
 * beside the subprotocol of Live Spring. All other requests are left to another resolver.
 */
public final class SubprotocolBearerTokenResolver implements BearerTokenResolver {

	private static final String PREFIX = "live.bearer.";

	private final BearerTokenResolver others;

	/** Creates a resolver that reads the header {@code Authorization} otherwise. */
	public SubprotocolBearerTokenResolver() {
		this(new DefaultBearerTokenResolver());
	}

	/**
	 * Creates a resolver.
	 * @param others asked first, and for all requests that are no handshakes
	 */
	public SubprotocolBearerTokenResolver(BearerTokenResolver others) {
		this.others = others;
	}

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		String token = this.others.resolve(request);
		return (token == null && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) ? offered(request) : token;
	}

	private static @Nullable String offered(HttpServletRequest request) {
		List<String> headers = Collections.list(request.getHeaders("Sec-WebSocket-Protocol"));
		return headers.stream()
			.flatMap((header) -> Arrays.stream(StringUtils.tokenizeToStringArray(header, ",")))
			.filter((protocol) -> protocol.startsWith(PREFIX))
			.map((protocol) -> protocol.substring(PREFIX.length()))
			.findFirst()
			.orElse(null);
	}

}
