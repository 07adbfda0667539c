package org.livespring.sse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.http.ClientGate;
import org.livespring.http.ClientName;
import org.livespring.http.LiveCookies;
import org.livespring.http.PageCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.TokenExpiry;
import org.livespring.membership.RoomGateway;
import org.livespring.observe.SecurityEvent;
import org.livespring.room.RoomNames;

/**
 * Serves the events of rooms to {@code EventSource} clients, one room for each stream.
 */
public final class SseController {

	private static final Map<LiveErrorCode, HttpStatus> ANSWERS = Map.of(LiveErrorCode.ACCESS_DENIED,
			HttpStatus.FORBIDDEN, LiveErrorCode.INVALID_PAYLOAD, HttpStatus.BAD_REQUEST, LiveErrorCode.RATE_LIMITED,
			HttpStatus.TOO_MANY_REQUESTS, LiveErrorCode.LIMIT_EXCEEDED, HttpStatus.SERVICE_UNAVAILABLE,
			LiveErrorCode.ELSEWHERE, HttpStatus.SERVICE_UNAVAILABLE);

	private final SseStreams streams;

	private final RoomGateway gateway;

	private final SignedSseTokens tokens;

	private final BrowserCookies browsers;

	private final TokenExpiry expiry;

	private final ClientGate gate;

	private final Consumer<SecurityEvent> events;

	/**
	 * Creates the controller.
	 * @param streams the streams of this node
	 * @param gateway decides who may read a room
	 * @param tokens verifies tokens
	 * @param browsers the cookies that bind pages to their browser
	 * @param expiry tells when a login by a token ends
	 * @param gate decides which clients are let in
	 * @param events is told of streams that are refused
	 */
	public SseController(SseStreams streams, RoomGateway gateway, SignedSseTokens tokens, BrowserCookies browsers,
			TokenExpiry expiry, ClientGate gate, Consumer<SecurityEvent> events) {
		this.streams = streams;
		this.gateway = gateway;
		this.tokens = tokens;
		this.browsers = browsers;
		this.expiry = expiry;
		this.gate = gate;
		this.events = events;
	}

	/**
	 * Registers this controller below a path.
	 * @param path the path
	 * @param mapping the handler mapping to register with
	 */
	public void register(String path, RequestMappingHandlerMapping mapping) {
		Method method = Objects.requireNonNull(ReflectionUtils.findMethod(SseController.class, "open", String.class,
				String.class, String.class, String.class, HttpServletRequest.class, HttpServletResponse.class));
		mapping.registerMapping(RequestMappingInfo.paths(path + "/{*room}")
			.methods(RequestMethod.GET)
			.options(mapping.getBuilderConfiguration())
			.build(), this, method);
	}

	/**
	 * Opens a stream.
	 * @param path a slash and the name of the room
	 * @param last position of the last event that the browser received
	 * @param cursor position after which to begin, for the first request of a page
	 * @param token token of the room for a client without a login, may be {@code null}
	 * @param request the request
	 * @param response the response that becomes the stream
	 * @return an answer without a stream, {@code null} if the stream has begun
	 * @throws IOException if the response cannot be written
	 */
	@Nullable ResponseEntity<Void> open(@PathVariable("room") String path,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
			@RequestParam(name = "cursor", required = false) @Nullable String cursor,
			@RequestParam(name = "token", required = false) @Nullable String token, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (!request.getMethod().equals("GET")) {
			return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).build();
		}
		if (!this.gate.admits(request.getRemoteUser(), request.getRemoteAddr())) {
			tell(SecurityEvent.Kind.BLOCKED, request);
			return ResponseEntity.status(HttpStatus.FORBIDDEN).cacheControl(CacheControl.noStore()).build();
		}
		try {
			String room = RoomNames.check(path.substring(1));
			SseClient client = (token != null) ? client(request, room, token) : client(request, room);
			this.streams.open(room, position((last != null) ? last : cursor), client, () -> begin(request, response));
			return null;
		}
		catch (LiveException ex) {
			HttpStatus status = ANSWERS.get(ex.code());
			tell(SecurityEvent.Kind.of(ex.code()), request);
			if (status == null) {
				throw ex;
			}
			return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).build();
		}
	}

	private void tell(SecurityEvent.@Nullable Kind kind, HttpServletRequest request) {
		if (kind != null) {
			this.events
				.accept(new SecurityEvent(kind, request.getRemoteUser(), request.getRemoteAddr(), null, null, 1));
		}
	}

	/** Starts asynchronous writing, so that no thread waits for the client. */
	private static AsyncContext begin(HttpServletRequest request, HttpServletResponse response) {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		return request.startAsync(request, response);
	}

	/**
	 * Parses a position. A text that is no position gives one that is not found, so that
	 * the browser is told that events are missing.
	 */
	private static @Nullable LivePosition position(@Nullable String text) {
		try {
			return (text != null && !text.isEmpty()) ? LivePosition.parse(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return LivePosition.UNKNOWN;
		}
	}

	private SseClient client(HttpServletRequest request, String room, String text) {
		RoomToken token = this.tokens.read(text, room);
		if (token == null) {
			throw new LiveException(LiveErrorCode.ACCESS_DENIED, "The token is not valid for this room");
		}
		return new SseClient(ClientName.of(token.user(), request), Set.of(), token.expires());
	}

	private SseClient client(HttpServletRequest request, String room) {
		Principal user = request.getUserPrincipal();
		this.gateway.checkClient(user, room);
		Owner owner = new Owner(user, this.browsers.of(LiveCookies.of(request).entrySet().stream()));
		return new SseClient(ClientName.of(owner.name(), request), Login.keys(PageCookies.session(request), owner),
				expires(user));
	}

	private long expires(@Nullable Principal user) {
		Instant end = this.expiry.endOf(user, Instant.now());
		return (end != null) ? end.toEpochMilli() : SseClient.NEVER;
	}

}
