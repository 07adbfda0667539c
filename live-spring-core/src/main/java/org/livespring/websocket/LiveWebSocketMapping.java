package org.livespring.websocket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import org.livespring.identity.BrowserCookies;
import org.livespring.identity.PageIdentity;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/** Maps the WebSocket endpoint to its path. */
public final class LiveWebSocketMapping extends WebSocketHandlerMapping {

	public LiveWebSocketMapping(LiveSessions sessions, Function<WireForm, FrameCodec> codecs, Executor executor,
			WebSocketSettings settings, OriginPolicy origins, BrowserCookies cookies, PageIdentity identity,
			Logins logins) {
		Endpoint endpoint = new Endpoint(new LiveWebSocketHandler(sessions, codecs, executor, settings, logins),
				new DefaultHandshakeHandler(new LeanUpgrade(new StandardWebSocketUpgradeStrategy())));
		endpoint.setHandshakeInterceptors(List.of(new Handshake(origins, cookies, identity)));
		setUrlMap(Map.of(settings.path(), endpoint));
		setOrder(-2);
	}

}
