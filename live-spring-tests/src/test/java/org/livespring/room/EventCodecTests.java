package org.livespring.room;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LiveEventName;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventCodecTests {

	private final EventCodec codec = new EventCodec(new JsonMapper(), 100, Clock.systemUTC());

	@Test
	void namesAreInKebabCaseOrGiven() {
		assertThat(EventCodec.nameOf(ChatPosted.class)).isEqualTo("chat-posted");
		assertThat(EventCodec.nameOf(Named.class)).isEqualTo("other.name");
	}

	@Test
	void eventComesBackAsItWas() {
		RoomMessage message = this.codec.encode("room", new ChatPosted("Hi", 2), "i1", true);
		assertThat(message.name()).isEqualTo("chat-posted");
		LiveEvent<ChatPosted> event = this.codec.decode(message, null, ChatPosted.class);
		assertThat(event.event()).isEqualTo(new ChatPosted("Hi", 2));
		assertThat(event.id()).isEqualTo(message.id());
		assertThat(event.sender()).isEqualTo("i1");
		assertThat(event.time().toEpochMilli()).isEqualTo(message.time());
	}

	@Test
	void largeEventIsRefused() {
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.codec.encode("room", new ChatPosted("x".repeat(100), 1), null, false))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

	record ChatPosted(String text, int stars) {
	}

	@LiveEventName("other.name")
	record Named() {
	}

}
