package org.livespring.room;

import java.time.Instant;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

import org.livespring.LiveClientEvent;
import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LiveEventName;
import org.livespring.LiveException;
import org.livespring.LivePosition;

/**
 * Events to messages and back. A message says the name of its type only; the class is
 * always chosen by who receives it.
 */
public final class EventCodec {

	private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

	private static final ClassValue<String> NAMES = new ClassValue<>() {

		@Override
		protected String computeValue(Class<?> type) {
			return readName(type);
		}

	};

	private static final ClassValue<Boolean> CLIENTS = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return AnnotatedElementUtils.hasAnnotation(type, LiveClientEvent.class);
		}

	};

	private final JsonMapper mapper;

	private final int maxLength;

	private final Clock clock;

	/**
	 * Create a codec.
	 * @param mapper writes and reads the events
	 * @param maxLength bytes of the longest message
	 * @param clock tells when a message was published
	 */
	public EventCodec(JsonMapper mapper, int maxLength, Clock clock) {
		this.mapper = mapper;
		this.maxLength = maxLength;
		this.clock = clock;
	}

	/**
	 * The name of a type of events on its way to others.
	 * @param type the class
	 * @return its name
	 */
	public static String nameOf(Class<?> type) {
		return NAMES.get(type);
	}

	private static String readName(Class<?> type) {
		LiveEventName named = type.getAnnotation(LiveEventName.class);
		String name = (named != null) ? named.value()
				: WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
		Assert.isTrue(NAME.matcher(name).matches(), () -> "'" + name + "' is no name of an event: give "
				+ ClassUtils.getQualifiedName(type) + " one with @LiveEventName");
		return name;
	}

	/**
	 * Encode an event.
	 * @param room name of the room
	 * @param event the event
	 * @param sender id of the instance that publishes it, if one does
	 * @param toOthers whether the sender does not get it
	 * @return the message, with an id of its own
	 */
	public RoomMessage encode(String room, Object event, @Nullable String sender, boolean toOthers) {
		Assert.notNull(event, "'event' must not be null");
		byte[] data = this.mapper.writeValueAsBytes(event);
		if (data.length > this.maxLength) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "An event of " + event.getClass().getName()
					+ " takes " + data.length + " bytes, more than " + this.maxLength);
		}
		return new RoomMessage(UUID.randomUUID().toString(), room, nameOf(event.getClass()), data, sender, toOthers,
				CLIENTS.get(event.getClass()), this.clock.millis(), Map.of());
	}

	/**
	 * Decode a message.
	 * @param <E> type of the event
	 * @param message the message
	 * @param position its position, if it has one
	 * @param type type of the event
	 * @return the event with what is known about it
	 */
	public <E> LiveEvent<E> decode(RoomMessage message, @Nullable LivePosition position, Class<E> type) {
		return new LiveEvent<>(this.mapper.readValue(message.data(), type), message.id(), message.room(), position,
				message.sender(), Instant.ofEpochMilli(message.time()));
	}

}
