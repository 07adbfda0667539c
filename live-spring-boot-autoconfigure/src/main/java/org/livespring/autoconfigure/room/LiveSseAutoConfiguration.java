package org.livespring.autoconfigure.room;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.http.ClientGate;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.TokenExpiry;
import org.livespring.instance.LiveRuntime;
import org.livespring.membership.RoomGateway;
import org.livespring.room.RoomHub;
import org.livespring.sse.SignedSseTokens;
import org.livespring.sse.SseController;
import org.livespring.sse.SseSettings;
import org.livespring.sse.SseStreams;
import org.livespring.state.crypto.KeyRing;

/** Wires rooms as Server-Sent Events, where they are wanted. */
@AutoConfiguration(after = LiveAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("live.sse.enabled")
@EnableConfigurationProperties(LiveSseProperties.class)
public final class LiveSseAutoConfiguration {

	@Bean
	SignedSseTokens liveSseTokens(KeyRing keys) {
		return new SignedSseTokens(keys, Clock.systemUTC());
	}

	@Bean
	SseStreams liveSseStreams(RoomHub hub, LoginEnds ends, LiveSseProperties properties) {
		return new SseStreams(hub, ends,
				new SseSettings(properties.maxStreams(), properties.maxStreamsPerClient(),
						properties.queueSize().toBytes(), properties.heartbeat(), properties.life()),
				Clock.systemUTC());
	}

	@Bean
	SseController liveSseController(SseStreams streams, RoomGateway gateway, SignedSseTokens tokens,
			BrowserCookies browsers, ObjectProvider<TokenExpiry> expiry, ObjectProvider<ClientGate> gates,
			LiveRuntime runtime) {
		return new SseController(streams, gateway, tokens, browsers, expiry.getIfAvailable(() -> TokenExpiry.NEVER),
				ClientGate.all(gates.orderedStream().toList()),
				(event) -> runtime.monitors().tell((monitor) -> monitor.securityEvent(event)));
	}

	@Bean
	SmartInitializingSingleton liveSseMapping(SseController controller, LiveSseProperties properties,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		return () -> controller.register(properties.path(), mapping);
	}

}
