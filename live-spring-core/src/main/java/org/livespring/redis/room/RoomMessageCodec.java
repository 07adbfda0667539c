package org.livespring.redis.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.room.RoomMessage;

/**
 * Encodes room messages as bytes for Redis, without the room, which is in the name of the
 * key.
 */
final class RoomMessageCodec {

	private static final byte FORM = 1;

	private static final int TO_OTHERS = 1;

	private static final int TO_CLIENTS = 2;

	private RoomMessageCodec() {
	}

	static byte[] encode(RoomMessage message) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.data().length + 128);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(FORM);
			write(out, message.id());
			write(out, message.name());
			write(out, message.sender());
			out.writeByte((message.toOthers() ? TO_OTHERS : 0) | (message.toClients() ? TO_CLIENTS : 0));
			out.writeLong(message.time());
			out.writeShort(message.headers().size());
			for (Map.Entry<String, String> header : message.headers().entrySet()) {
				write(out, header.getKey());
				write(out, header.getValue());
			}
			out.write(message.data());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Decodes a message.
	 * @param room name of the room
	 * @param bytes bytes that end with the message
	 * @param start index of the first byte of the message
	 * @return the message, {@code null} if this version does not know its format
	 */
	static @Nullable RoomMessage decode(String room, byte[] bytes, int start) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
			if (in.readByte() != FORM) {
				return null;
			}
			String id = text(in);
			String name = text(in);
			String sender = read(in);
			int flags = in.readUnsignedByte();
			long time = in.readLong();
			Map<String, String> headers = new LinkedHashMap<>();
			for (int count = in.readUnsignedShort(); count > 0; count--) {
				headers.put(text(in), text(in));
			}
			return new RoomMessage(id, room, name, in.readAllBytes(), sender, (flags & TO_OTHERS) != 0,
					(flags & TO_CLIENTS) != 0, time, headers);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static void write(DataOutputStream out, @Nullable String text) throws IOException {
		byte[] bytes = (text != null) ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
		out.writeInt((text != null) ? bytes.length : -1);
		out.write(bytes);
	}

	private static String text(DataInputStream in) throws IOException {
		String text = read(in);
		if (text == null) {
			throw new IOException("A text is missing");
		}
		return text;
	}

	private static @Nullable String read(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length > in.available()) {
			throw new IOException("A text is cut off");
		}
		return (length >= 0) ? new String(in.readNBytes(length), StandardCharsets.UTF_8) : null;
	}

}
