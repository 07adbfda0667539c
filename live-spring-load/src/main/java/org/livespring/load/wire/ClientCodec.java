package org.livespring.load.wire;

import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

/**
 * Encodes and decodes frames as a client that trusts its server. The fields of a frame
 * are those of its record, in the same order, as in {@code docs/protocol.md}.
 */
public final class ClientCodec {

	private static final JsonMapper mapper = new JsonMapper();

	private static final Map<Class<?>, Integer> NUMBERS = Map.of(ClientFrame.ComponentMount.class, 1,
			ClientFrame.ComponentUnmount.class, 2, ClientFrame.ComponentRehydrate.class, 3,
			ClientFrame.CallAction.class, 4, ClientFrame.PropertyUpdate.class, 5, ClientFrame.ComponentPing.class, 6,
			ClientFrame.Resync.class, 8, ClientFrame.RoomJoin.class, 9, ClientFrame.RoomLeave.class, 10);

	/** Types of frames in the order of their numbers. */
	private static final List<Class<?>> ANSWERS = List.of(ServerFrame.ConnectionEstablished.class,
			ServerFrame.ComponentMounted.class, ServerFrame.ComponentRehydrated.class,
			ServerFrame.ComponentUpdate.class, ServerFrame.StateUpdate.class, ServerFrame.ActionResponse.class,
			ServerFrame.ComponentPong.class, ServerFrame.SnapshotRequest.class, ServerFrame.ClientEvent.class,
			ServerFrame.Navigate.class, ServerFrame.RoomEventFrame.class, ServerFrame.RoomFragment.class,
			ServerFrame.PresenceState.class, ServerFrame.PresenceDiffFrame.class, ServerFrame.Broadcast.class,
			ServerFrame.ErrorFrame.class);

	private static final Map<String, Class<?>> NAMES = Stream.concat(NUMBERS.keySet().stream(), ANSWERS.stream())
		.collect(Collectors.toMap(ClientCodec::name, Function.identity()));

	private static final ClassValue<RecordComponent[]> FIELDS = new ClassValue<>() {

		@Override
		protected RecordComponent[] computeValue(Class<?> type) {
			return type.getRecordComponents();
		}

	};

	private final boolean compact;

	/**
	 * Creates a codec.
	 * @param form the form of the frames
	 */
	public ClientCodec(WireForm form) {
		this.compact = form == WireForm.COMPACT;
	}

	private static String name(Class<?> frame) {
		return frame.getSimpleName()
			.replaceFirst("Frame$", "")
			.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
			.toUpperCase(Locale.ROOT);
	}

	/** Encodes a frame of a client. */
	public String write(ClientFrame frame) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = mapper.createGenerator(text)) {
			start(json);
			if (this.compact) {
				json.writeNumber(Objects.requireNonNull(NUMBERS.get(frame.getClass())));
			}
			else {
				json.writeStringProperty("type", name(frame.getClass()));
			}
			writeFields(json, frame);
			end(json);
		}
		return text.toString();
	}

	private void start(JsonGenerator json) {
		if (this.compact) {
			json.writeStartArray();
		}
		else {
			json.writeStartObject();
		}
	}

	private void end(JsonGenerator json) {
		if (this.compact) {
			json.writeEndArray();
		}
		else {
			json.writeEndObject();
		}
	}

	private void writeFields(JsonGenerator json, Object fields) {
		int gap = 0;
		for (RecordComponent field : FIELDS.get(fields.getClass())) {
			Object value = valueOf(field, fields);
			if (value == null || Boolean.FALSE.equals(value)) {
				gap++;
				continue;
			}
			if (this.compact) {
				for (; gap > 0; gap--) {
					json.writeNull();
				}
			}
			else {
				json.writeName(field.getName());
			}
			writeValue(json, value);
		}
	}

	private static @Nullable Object valueOf(RecordComponent field, Object fields) {
		try {
			return field.getAccessor().invoke(fields);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void writeValue(JsonGenerator json, Object value) {
		if (value instanceof List<?> list) {
			json.writeStartArray();
			list.forEach((each) -> writeValue(json, each));
			json.writeEndArray();
		}
		else if (value instanceof Record entry) {
			start(json);
			writeFields(json, entry);
			end(json);
		}
		else {
			json.writePOJO(value);
		}
	}

	/** Decodes a frame of a server. */
	public ServerFrame read(String text) {
		JsonNode frame = mapper.readTree(text);
		Class<?> type = this.compact ? ANSWERS.get(frame.get(0).intValue() - 1)
				: Objects.requireNonNull(NAMES.get(frame.get("type").stringValue()));
		return (ServerFrame) readRecord(type, frame, this.compact ? 1 : 0);
	}

	/** Reads the fields of an array from an index on, or those of an object. */
	private static Object readRecord(Class<?> type, JsonNode fields, int first) {
		RecordComponent[] components = FIELDS.get(type);
		@Nullable Object[] values = new Object[components.length];
		for (int i = 0; i < values.length; i++) {
			JsonNode value = fields.isArray() ? fields.get(first + i) : fields.get(components[i].getName());
			values[i] = readValue(components[i].getGenericType(), (value == null || value.isNull()) ? null : value);
		}
		try {
			return type.getConstructors()[0].newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable Object readValue(Type type, @Nullable JsonNode value) {
		if (type instanceof ParameterizedType list) {
			List<@Nullable Object> values = new ArrayList<>();
			if (value != null) {
				value.forEach((each) -> values.add(readValue(list.getActualTypeArguments()[0], each)));
			}
			return values;
		}
		return (value != null) ? readPresent((Class<?>) type, value) : null;
	}

	private static Object readPresent(Class<?> type, JsonNode value) {
		if (type == long.class || type == Long.class) {
			return value.longValue();
		}
		if (type == int.class) {
			return value.intValue();
		}
		if (type == String.class) {
			return value.stringValue();
		}
		if (type == Patch.class) {
			return value.isArray() ? readDelta(value) : Patch.full(value.stringValue());
		}
		if (type == ServerFrame.Adopted.class) {
			return readAdoption(value);
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.filter((constant) -> constant.toString().equalsIgnoreCase(value.stringValue()))
				.findFirst()
				.orElseThrow();
		}
		return type.isRecord() ? readRecord(type, value, 0) : value;
	}

	private static Patch readDelta(JsonNode array) {
		List<Patch.Part> parts = new ArrayList<>();
		for (int i = 0; i < array.size(); i++) {
			JsonNode part = array.get(i);
			parts.add(part.isString() ? new Patch.Insert(part.stringValue())
					: new Patch.Copy(part.intValue(), array.get(++i).intValue()));
		}
		return Patch.delta(parts);
	}

	private static ServerFrame.Adopted readAdoption(JsonNode entry) {
		if (entry.isString()) {
			return ServerFrame.Adopted.accepted(entry.stringValue());
		}
		if (entry.has("code")) {
			return ServerFrame.Adopted.refused(LiveErrorCode.valueOf(entry.get("code").stringValue()));
		}
		List<String> fields = new ArrayList<>();
		entry.forEach((field) -> fields.add(field.stringValue()));
		return ServerFrame.Adopted.forked(fields.get(0), fields.get(1), fields.get(2));
	}

}
