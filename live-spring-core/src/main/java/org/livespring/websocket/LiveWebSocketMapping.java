package org.livespring.websocket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import org.livespring.budget.MemoryBudget;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/** Maps the WebSocket endpoint to its path. */
public final class LiveWebSocketMapping extends WebSocketHandlerMapping {

	public LiveWebSocketMapping(LiveSessions sessions, Function<WireForm, FrameCodec> codecs, Executor executor,
			WebSocketSettings settings, Handshake handshake, Logins logins, MemoryBudget budget,
			RequestUpgradeStrategy upgrade) {
		Endpoint endpoint = new Endpoint(new LiveWebSocketHandler(sessions, codecs, executor, settings, logins, budget),
				new DefaultHandshakeHandler(new LeanUpgrade(upgrade)));
		endpoint.setHandshakeInterceptors(List.of(handshake));
		setUrlMap(Map.of(settings.path(), endpoint));
		setOrder(-2);
	}

}
