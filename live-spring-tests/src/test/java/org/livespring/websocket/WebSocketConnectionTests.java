package org.livespring.websocket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

import org.livespring.budget.MemoryAccount;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class WebSocketConnectionTests {

	private final WebSocketSession socket = mock();

	private final WebSocketConnection connection = new WebSocketConnection(this.socket,
			new FrameCodec(WireForm.COMPACT, new JsonMapper()), Runnable::run,
			new WebSocketSettings("/live/ws", 1000, 1000, Duration.ofSeconds(2)), MemoryAccount.UNLIMITED);

	@Test
	void clientThatReadsTooSlowlyIsToldSo() throws IOException {
		willThrow(new IOException(new SocketTimeoutException())).given(this.socket).sendMessage(any());
		this.connection.send(new ServerFrame.ComponentPong(1));
		assertThat(this.connection.reason()).isEqualTo(CloseCode.SLOW_CONSUMER);
		then(this.socket).should().close(new CloseStatus(4000, "SLOW_CONSUMER"));
	}

	@Test
	void clientThatIsGoneIsNotTakenForASlowOne() throws IOException {
		willThrow(new IOException("Broken pipe")).given(this.socket).sendMessage(any());
		this.connection.send(new ServerFrame.ComponentPong(1));
		assertThat(this.connection.reason()).isNull();
		then(this.socket).should().close(CloseStatus.SESSION_NOT_RELIABLE);
	}

	@Test
	void reasonOfACloseStaysWhenTheClientIsGoneMeanwhile() throws IOException {
		willThrow(new IOException("Broken pipe")).given(this.socket).sendMessage(any());
		this.connection.close(CloseCode.RESTART);
		this.connection.send(new ServerFrame.ComponentPong(1));
		assertThat(this.connection.reason()).isEqualTo(CloseCode.RESTART);
	}

}
