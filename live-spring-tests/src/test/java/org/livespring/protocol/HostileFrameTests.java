package org.livespring.protocol;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.load.wire.ClientCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a client may send that is no frame. */
class HostileFrameTests {

	private final FrameCodec compact = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private final FrameCodec readable = new FrameCodec(WireForm.READABLE, new JsonMapper());

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "1", "\"a\"", "{", "[", "[]", "[null]", "[{}]", "[\"COMPONENT_PING\",1]",
			"{}", "{\"type\":\"COMPONENT_PING\",\"requestId\":1}", "[1.5]", "[6.0,1]", "[6,1}", "[6,,1]", "[6,01]",
			"[6,NaN]", "[6,1]]", "[6,1] [6,2]", "[6,1]x", "\u0000", "[6,1,\u0001]", "//", "[6,1,'a']", "[+6,1]" })
	void whatIsNoCompactFrameIsMalformed(String text) {
		assertThat(refusal(this.compact, text).code()).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[6,1]", "{}", "{\"type\":null}", "{\"type\":6,\"requestId\":1}", "{\"type\":[]}",
			"{\"type\":\"COMPONENT_PING\"}", "{\"type\":\"COMPONENT_PING\",\"requestId\":1,\"requestId\":1}",
			"{\"type\":\"COMPONENT_PING\",\"requestId\":1}{}",
			"{\"type\":\"COMPONENT_UNMOUNT\",\"requestId\":1,\"componentId\":null}" })
	void whatIsNoReadableFrameIsMalformed(String text) {
		assertThat(refusal(this.readable, text).code()).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
	}

	@ParameterizedTest
	@ValueSource(strings = {
	// @formatter:off
			"[6]", "[6,null]", "[6,0]", "[6,-1]", "[6,1.0]", "[6,'1']", "[6,9007199254740992]",
			"[6,99999999999999999999999]", "[6,true]",
			"[1,1]", "[1,1,null,{}]", "[1,1,'a']", "[1,1,'a',[]]", "[1,1,'a','{}']", "[1,1,5,{}]", "[1,1,'a',{'x':1e400}]",
			"[1,1,'a',{'x':{'y':[-1e400]}}]", "[1,1,'a',{'x':1,'x':1}]", "[1,1,'a',{'x':{'y':1,'y':1}}]",
			"[2,1]", "[2,1,7]", "[2,1,['a']]",
			"[3,1]", "[3,1,'p']", "[3,1,'p','s']", "[3,1,'p',{}]", "[3,1,'p',['s']]", "[3,1,'p',[null]]",
			"[3,1,'p',[['s']]]", "[3,1,'p',[['s','t','1']]]", "[3,1,'p',[['s','t',-1]]]", "[3,1,'p',[['s','t',1.5]]]",
			"[3,1,'',[]]", "[3,1,'a b',[]]", "[3,1,'012345678901234567890123456789012',[]]", "[3,1,'ä',[]]",
			"[4,1,'a','b']", "[4,1,'a','b',-1]", "[4,1,'a','b','0']", "[4,1,'a',null,0]", "[4,1,'a','b',0,[]]",
			"[4,1,'a','b',0,'x']", "[4,1,'a','b',0,{},{}]", "[4,1,'a','b',0,{},'x']", "[4,1,'a','b',0,{},[1]]",
			"[4,1,'a','b',0,{},[null]]",
			"[5,1,'a',0]", "[5,1,'a',0,null]", "[5,1,'a',0,[]]",
			"[8,1]" })
	// @formatter:on
	void wrongFieldsAreMalformed(String text) {
		assertThat(refusal(this.compact, text.replace('\'', '"')).code()).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[0,5]", "[-1,5]", "[7,5]", "[16,5]", "[2147483647,5]", "[99999999999,5]",
			"[99999999999999999999999999,5]" })
	void unknownNumberIsAnUnknownFrame(String text) {
		assertThat(refusal(this.compact, text)).extracting(FrameException::code, FrameException::requestId)
			.containsExactly(LiveErrorCode.UNKNOWN_FRAME, 5L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NOPE", "component_ping", "COMPONENT_PONG", "ERROR" })
	void unknownNameIsAnUnknownFrame(String name) {
		assertThat(refusal(this.readable, "{\"type\":\"" + name + "\",\"requestId\":5}"))
			.extracting(FrameException::code, FrameException::requestId)
			.containsExactly(LiveErrorCode.UNKNOWN_FRAME, 5L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[4,17,'a','b',0,{'x':", "[4,17,'a','b',-1]", "[4,17,5]", "[99,17]",
			"[4,17,'a','b',0,{'x':1,'x':1}]", "[[4],17]", "[4,17] []" })
	void requestIdIsKnownAsFarAsItCanBeRead(String text) {
		assertThat(refusal(this.compact, text.replace('\'', '"')).requestId()).isEqualTo(17);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'CALL_ACTION','requestId':17,'payload':{", "{'requestId':17,}",
			"{'a':[{'requestId':1}],'requestId':17}", "{'type':'X','requestId':17}", "{'requestId':17} []" })
	void requestIdOfAReadableFrameIsKnownAsFarAsItCanBeRead(String text) {
		assertThat(refusal(this.readable, text.replace('\'', '"')).requestId()).isEqualTo(17);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "[4", "[4,", "[4,\"17\",", "[4,17.5,{", "{\"type\":\"X\"", "[4,99999999999999999999]", "7" })
	void requestIdThatCannotBeReadIsNull(String text) {
		assertThat(refusal(this.compact, text).requestId()).isNull();
	}

	@ParameterizedTest
	@MethodSource
	void hugeThingsAreRefused(String what, String text, LiveErrorCode code) {
		FrameException refusal = refusal(this.compact, text);
		assertThat(refusal.code()).isEqualTo(code);
		assertThat(refusal.requestId()).isEqualTo(17);
	}

	static Stream<Arguments> hugeThingsAreRefused() {
		return Stream
			.of(huge("deep arrays", "[".repeat(100_000), LiveErrorCode.MALFORMED_FRAME),
					huge("deep objects", "{\"a\":".repeat(100_000), LiveErrorCode.MALFORMED_FRAME),
					huge("deep and closed", "[".repeat(100_000) + "]".repeat(100_000), LiveErrorCode.MALFORMED_FRAME),
					huge("digits", "9".repeat(1_000_000), LiveErrorCode.LIMIT_EXCEEDED),
					huge("decimals", "0." + "9".repeat(1_000_000), LiveErrorCode.LIMIT_EXCEEDED),
					huge("exponent", "1e" + "9".repeat(
							1_000_000), LiveErrorCode.LIMIT_EXCEEDED),
					huge("string", "\"" + "a".repeat(1_100_000) + "\"", LiveErrorCode.LIMIT_EXCEEDED),
					huge("name", "{\"" + "a".repeat(1_000_000) + "\":1}", LiveErrorCode.LIMIT_EXCEEDED),
					huge("entries", "[" + "1,".repeat(500_000) + "1]", LiveErrorCode.LIMIT_EXCEEDED),
					huge("names",
							"{" + IntStream.range(0, 100_000)
								.mapToObj((i) -> "\"n" + i + "\":1")
								.collect(Collectors.joining(",")) + "}",
							LiveErrorCode.LIMIT_EXCEEDED));
	}

	private static Arguments huge(String what, String value, LiveErrorCode code) {
		return arguments(what, "[4,17,\"a\",\"b\",0,{\"x\":" + value + "}]", code);
	}

	@Test
	void exponentThatFitsIsNoTrap() {
		assertThat(refusal(this.compact, "[1,1,\"a\",{\"x\":1e999999999}]").code())
			.isEqualTo(LiveErrorCode.MALFORMED_FRAME);
		ClientFrame.ComponentMount tiny = (ClientFrame.ComponentMount) this.compact
			.readClient("[1,1,\"a\",{\"x\":1e-999999999}]");
		assertThat(tiny.props().get("x").decimalValue()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[2,1,\"%s\"]", "[1,1,\"%s\",{}]", "[1,1,\"a\",{\"%s\":1}]",
			"[1,1,\"a\",{\"b\":[\"%s\"]}]", "[3,1,\"p\",[[\"%s\",\"t\"]]]", "[4,1,\"a\",\"b\",0,{},[\"%s\"]]" })
	void loneSurrogatesAreMalformed(String text) {
		for (String lone : new String[] { "\\ud83d", "\\ude00", "\\ude00\\ud83d", "\uD83D", "\uDE00" }) {
			assertThat(refusal(this.compact, text.formatted(lone)).code()).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
		}
		assertThat(this.compact.readClient(text.formatted("\\ud83d\\ude00").replace("[3,1,\"\uD83D", "[3,1,\"p")))
			.isNotNull();
	}

	@Test
	void limitsOfLists() {
		String entries = "[\"s\",\"t\"],".repeat(50) + "[\"s\",\"t\"]";
		assertThat(refusal(this.compact, "[3,1,\"p\",[" + entries + "]]").code())
			.isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
		String names = "\"n\",".repeat(1000) + "\"n\"";
		assertThat(refusal(this.compact, "[4,1,\"a\",\"b\",0,{},[" + names + "]]").code())
			.isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[2,1,\"%s\"]", "[1,1,\"%s\",{}]", "[4,1,\"a\",\"%s\",0]",
			"[4,1,\"a\",\"b\",0,{},[\"%s\"]]", "[3,1,\"p\",[[\"s\",\"%s\"]]]" })
	void limitsOfNames(String text) {
		assertThat(this.compact.readClient(text.formatted("n".repeat(256)))).isNotNull();
		assertThat(refusal(this.compact, text.formatted("n".repeat(257))).code())
			.isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
	}

	@Test
	void randomlyBrokenFramesAreRefusedOrRead() {
		Random random = new Random(1);
		List<ClientFrame> frames = Frames.fullClientFrames();
		for (int i = 0; i < 20_000; i++) {
			FrameCodec codec = random.nextBoolean() ? this.compact : this.readable;
			ClientFrame frame = frames.get(random.nextInt(frames.size()));
			StringBuilder text = new StringBuilder(new ClientCodec(codec.form()).write(frame));
			for (int j = random.nextInt(4); j >= 0; j--) {
				int place = random.nextInt(text.length());
				text.replace(place, place + random.nextInt(3),
						"[]{}\",:01-.enul\\\u0000".charAt(random.nextInt(17)) + "");
			}
			readOrRefuse(codec, text.toString());
		}
	}

	private static void readOrRefuse(FrameCodec codec, String text) {
		try {
			assertThat(codec.readClient(text).requestId()).isPositive();
		}
		catch (FrameException ex) {
			assertThat(ex.code()).isIn(LiveErrorCode.MALFORMED_FRAME, LiveErrorCode.UNKNOWN_FRAME,
					LiveErrorCode.LIMIT_EXCEEDED);
		}
	}

	private static FrameException refusal(FrameCodec codec, String text) {
		FrameException refusal = catchThrowableOfType(FrameException.class, () -> codec.readClient(text));
		assertThat(refusal).as("refusal").isNotNull();
		return refusal;
	}

}
