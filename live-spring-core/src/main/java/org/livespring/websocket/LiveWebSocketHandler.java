package org.livespring.websocket;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

import org.livespring.budget.ClientTraffic;
import org.livespring.budget.MemoryAccount;
import org.livespring.budget.MemoryBudget;
import org.livespring.budget.MemoryCharge;
import org.livespring.budget.TrafficBudget;
import org.livespring.identity.Login;
import org.livespring.log.PrintableLog;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.FrameException;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveConnection;
import org.livespring.session.LiveSession;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/** Connects WebSockets to {@link LiveSession live sessions}. */
public final class LiveWebSocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

	private static final Log logger = PrintableLog.of(LiveWebSocketHandler.class);

	private static final String RECEIVER = LiveWebSocketHandler.class.getName();

	private static final String TOMCAT_CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

	/** Milliseconds that a browser has to answer that the connection is closed. */
	private static final long CLOSE_TIMEOUT = 5000;

	private static final String TOMCAT_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private final LiveSessions sessions;

	private final Function<WireForm, FrameCodec> codecs;

	private final Executor executor;

	private final WebSocketSettings settings;

	private final Logins logins;

	private final MemoryBudget memory;

	private final TrafficBudget traffic;

	private final RefusedClients refused;

	/**
	 * Create the handler.
	 * @param sessions the sessions of connections
	 * @param codecs reads and writes frames of a form
	 * @param executor closes connections, and sends what many get
	 * @param settings the limits of a connection
	 * @param logins told which login a connection belongs to
	 * @param memory the memory that connections may take
	 * @param traffic what clients may open, send and receive
	 */
	public LiveWebSocketHandler(LiveSessions sessions, Function<WireForm, FrameCodec> codecs, Executor executor,
			WebSocketSettings settings, Logins logins, MemoryBudget memory, TrafficBudget traffic) {
		this.memory = memory;
		this.traffic = traffic;
		this.refused = new RefusedClients(traffic.time());
		this.sessions = sessions;
		this.codecs = codecs;
		this.executor = executor;
		this.settings = settings;
		this.logins = logins;
	}

	@Override
	public List<String> getSubProtocols() {
		return Arrays.stream(WireForm.values()).map(WireForm::subprotocol).toList();
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
		limit(socket);
		Handshake.Facts facts = Handshake.of(socket);
		WireForm form = WireForm.of(socket.getAcceptedProtocol());
		if (!facts.allowed()) {
			refuse(socket, facts, CloseCode.ORIGIN_DENIED);
		}
		else if (facts.blocked()) {
			refuse(socket, facts, CloseCode.BLOCKED);
		}
		else if (form == null) {
			refuse(socket, facts, CloseCode.NO_SUBPROTOCOL);
		}
		else {
			ClientTraffic traffic = this.traffic.open(facts.client());
			if (traffic != null) {
				open(socket, facts, this.codecs.apply(form), traffic);
			}
			else {
				this.refused.refused(facts.client());
				refuse(socket, facts, CloseCode.OVERLOADED);
			}
		}
	}

	private void refuse(WebSocketSession socket, Handshake.Facts facts, CloseCode code) throws IOException {
		logger.debug("Refused a connection: " + code);
		this.sessions.refused(code, facts.login().owner().name(), facts.address());
		socket.close(new CloseStatus(code.code(), code.name()));
	}

	private void open(WebSocketSession socket, Handshake.Facts facts, FrameCodec codec, ClientTraffic traffic) {
		MemoryAccount memory = this.memory.open(facts.client());
		WebSocketConnection connection = new WebSocketConnection(socket, codec, this.executor, this.settings, memory);
		Login login = facts.login().login();
		LiveSession session = this.sessions.open(connection, facts.login().owner(), facts.scope(), memory);
		socket.getAttributes()
			.put(RECEIVER, new Receiver(session, connection, codec, memory, traffic, this.settings.messageSize()));
		session.opened(login, this.settings.messageSize());
		this.logins.opened(session, login, facts.login().owner().principal());
	}

	private void limit(WebSocketSession socket) {
		Session container = (socket instanceof NativeWebSocketSession session) ? session.getNativeSession(Session.class)
				: null;
		if (container != null) {
			container.getUserProperties().put(TOMCAT_CLOSE_TIMEOUT, CLOSE_TIMEOUT);
			container.getUserProperties().put(TOMCAT_SEND_TIMEOUT, this.settings.sendTimeout().toMillis());
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
		receive(socket, (receiver) -> receiver.receive(message.getPayload(), message.isLast()));
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
		receive(socket, (receiver) -> receiver.session.close(CloseCode.MALFORMED));
	}

	@Override
	protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
		receive(socket, (receiver) -> receiver.session.alive());
	}

	@Override
	public void handleTransportError(WebSocketSession socket, Throwable failure) {
		logger.debug("Connection failed: " + failure);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
		receive(socket, (receiver) -> {
			receiver.closed();
			receiver.session.closed(status.getCode());
			this.logins.closed(receiver.session, Handshake.of(socket).login().login());
		});
	}

	/**
	 * Passes a message to the receiver of a connection. A refused connection has none.
	 */
	private static void receive(WebSocketSession socket, Consumer<Receiver> action) {
		if (socket.getAttributes().get(RECEIVER) instanceof Receiver receiver) {
			action.accept(receiver);
		}
	}

	/**
	 * Assembles messages from their parts. Used only by the thread that reads the socket.
	 */
	private static final class Receiver {

		/** The number of parts that is too much for a message that has no characters. */
		private static final int MOST_PARTS = 64;

		/**
		 * Least average number of characters of further parts, which parts of full
		 * buffers exceed.
		 */
		private static final int FULL_PART = 128;

		private final LiveSession session;

		private final LiveConnection connection;

		private final FrameCodec codec;

		private final MemoryCharge charge;

		private final ClientTraffic traffic;

		private final long limit;

		private @Nullable StringBuilder parts;

		private int count;

		private boolean refused;

		/** What had been sent when the last message arrived. */
		private long sent;

		Receiver(LiveSession session, LiveConnection connection, FrameCodec codec, MemoryAccount memory,
				ClientTraffic traffic, long limit) {
			this.session = session;
			this.connection = connection;
			this.codec = codec;
			this.charge = new MemoryCharge(memory);
			this.traffic = traffic;
			this.limit = limit;
		}

		void receive(String part, boolean last) {
			if (this.refused) {
				return;
			}
			this.count++;
			if (!last || this.count > 1) {
				this.session.receiving(last);
			}
			int length = part.length() + ((this.parts != null) ? this.parts.length() : 0);
			if (length > this.limit || this.count >= MOST_PARTS + length / FULL_PART) {
				this.refused = true;
				this.session.close(CloseCode.TOO_LARGE);
				return;
			}
			if (last && this.count == 1) {
				this.count = 0;
				receive(part);
				return;
			}
			if (this.parts == null) {
				this.parts = new StringBuilder();
			}
			this.parts.append(part);
			this.charge.set(2L * this.parts.capacity());
			if (last) {
				String message = this.parts.toString();
				forget();
				receive(message);
			}
		}

		/** Forget the parts that came so far. */
		private void forget() {
			this.parts = null;
			this.count = 0;
			this.charge.set(0);
		}

		void closed() {
			forget();
			this.traffic.closed();
		}

		private void receive(String message) {
			long sent = this.connection.sent();
			if (!this.traffic.received(message.length(), sent - this.sent)) {
				this.refused = true;
				this.session.overloaded();
				return;
			}
			this.sent = sent;
			try {
				this.session.received(this.codec.readClient(message), message.length());
			}
			catch (FrameException ex) {
				this.session.malformed(ex);
			}
		}

	}

}
