package org.livespring.protocol;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;
import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.protocol.ServerFrame.ActionResponse;
import org.livespring.protocol.ServerFrame.ClientEvent;
import org.livespring.protocol.ServerFrame.Json;
import org.livespring.load.wire.ClientCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameCodecTests {

	private final FrameCodec compact = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private final FrameCodec readable = new FrameCodec(WireForm.READABLE, new JsonMapper());

	@ParameterizedTest
	@MethodSource
	void clientFramesComeBackInBothForms(ClientFrame frame) {
		assertThat(this.compact.readClient(new ClientCodec(WireForm.COMPACT).write(frame))).isEqualTo(frame);
		assertThat(this.readable.readClient(new ClientCodec(WireForm.READABLE).write(frame))).isEqualTo(frame);
	}

	static Stream<ClientFrame> clientFramesComeBackInBothForms() {
		return Stream.concat(Frames.fullClientFrames().stream(), Frames.sparseClientFrames().stream());
	}

	@ParameterizedTest
	@MethodSource
	void serverFramesComeBackInBothForms(ServerFrame frame) {
		assertThat(new ClientCodec(WireForm.COMPACT).read(this.compact.writeServer(frame))).isEqualTo(frame);
		assertThat(new ClientCodec(WireForm.READABLE).read(this.readable.writeServer(frame))).isEqualTo(frame);
	}

	static Stream<ServerFrame> serverFramesComeBackInBothForms() {
		return Stream.concat(Frames.fullServerFrames().stream(), Frames.sparseServerFrames().stream());
	}

	@Test
	void counterClickIsShort() {
		ActionResponse answer = new ActionResponse(7, 7L,
				Patch.delta(List.of(new Copy(0, 45), new Insert("8"), new Copy(46, 20))),
				Patch.delta(List.of(new Copy(0, 240), new Insert("8"), new Copy(241, 12))), Frames.TAG, null,
				List.of());
		assertThat(this.compact.writeServer(answer))
			.isEqualTo("[6,7,7,[0,45,\"8\",46,20],[0,240,\"8\",241,12],\"AAAAAAAAAAAAAAAAAAAAAA\"]");
		assertThat(this.readable.writeServer(answer))
			.isEqualTo("{\"type\":\"ACTION_RESPONSE\",\"requestId\":7,\"seq\":7,\"html\":[0,45,\"8\",46,20],"
					+ "\"state\":[0,240,\"8\",241,12],\"tag\":\"AAAAAAAAAAAAAAAAAAAAAA\"}");
	}

	@Test
	void compactFormWritesNullOnlyBetweenValues() {
		assertThat(this.compact.writeServer(new ActionResponse(5, null, null, null, null, 3, List.of())))
			.isEqualTo("[6,5,null,null,null,null,3]");
		assertThat(this.compact.writeServer(new ActionResponse(5, null, null, null, null, null, List.of())))
			.isEqualTo("[6,5]");
	}

	@Test
	void entriesAreArraysInTheCompactFormOnly() {
		ClientFrame frame = new ClientFrame.ComponentRehydrate(3, "p",
				List.of(new ClientFrame.OfferedSnapshot("{}", "t", null, null)));
		assertThat(this.compact.readClient("[3,3,\"p\",[[\"{}\",\"t\"]]]")).isEqualTo(frame);
		assertThat(this.readable.readClient("{\"type\":\"COMPONENT_REHYDRATE\",\"requestId\":3,\"page\":\"p\","
				+ "\"components\":[{\"snapshot\":\"{}\",\"tag\":\"t\"}]}"))
			.isEqualTo(frame);
	}

	@Test
	void readableFieldsComeInAnyOrder() {
		assertThat(this.readable.readClient("{\"componentId\":\"a\",\"requestId\":1,\"type\":\"RESYNC\"}"))
			.isEqualTo(new ClientFrame.Resync(1, "a"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "COMPACT | [6,1,'new',{}]", "READABLE | {'type':'COMPONENT_PING','requestId':1,'x':[]}" })
	void unknownFieldsAreIgnored(WireForm form, String text) {
		assertThat(new FrameCodec(form, new JsonMapper()).readClient(text.replace('\'', '"')))
			.isEqualTo(new ClientFrame.ComponentPing(1));
	}

	@ParameterizedTest
	@EnumSource
	void resultsAreWrittenByTheMapperOfTheApplication(WireForm form) {
		record Total(BigDecimal amount, LocalDate day) {
		}
		FrameCodec codec = new FrameCodec(form, new JsonMapper());
		String text = codec.writeServer(new ActionResponse(1, null, null, null, null,
				new Total(new BigDecimal("1.50"), LocalDate.of(2026, 1, 2)), List.of()));
		assertThat(text).contains("{\"amount\":1.50,\"day\":\"2026-01-02\"}");
	}

	@Test
	void resultThatIsJsonAlreadyIsTakenAsItIs() {
		assertThat(this.compact.writeServer(new ClientEvent("a", "b", new Json("{\"c\":1}"))))
			.isEqualTo("[9,\"a\",\"b\",{\"c\":1}]");
	}

	@Test
	void resultThatCannotBeWrittenThrows() {
		record Broken() {
			@SuppressWarnings("unused")
			@JsonProperty
			String value() {
				throw new IllegalStateException();
			}
		}
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.compact.writeServer(new ClientEvent("a", "b", new Broken())));
		assertThat(this.compact.writeServer(new ServerFrame.ComponentPong(1))).isEqualTo("[7,1]");
	}

	@Test
	void nothingWrittenHasLoneSurrogates() {
		assertThat(this.compact.writeServer(new ClientEvent("a", "live:title", "x\uD83Dy")))
			.isEqualTo("[9,\"a\",\"live:title\",\"x\uFFFDy\"]");
	}

	@Test
	void errorOfTheConnectionHasNoIds() {
		assertThat(this.compact
			.writeServer(new ServerFrame.ErrorFrame(null, null, LiveErrorCode.RATE_LIMITED, "Slow down", "x")))
			.isEqualTo("[16,null,null,\"RATE_LIMITED\",\"Slow down\",\"x\"]");
	}

}
