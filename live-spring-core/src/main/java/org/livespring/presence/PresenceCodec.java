package org.livespring.presence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.livespring.presence.PresenceMessage.Bucket;
import org.livespring.presence.PresenceMessage.Changes;
import org.livespring.presence.PresenceMessage.EntryChange;
import org.livespring.presence.PresenceMessage.Heartbeat;
import org.livespring.presence.PresenceMessage.Request;
import org.livespring.presence.PresenceMessage.Source;

/**
 * Binary form of presence messages: version, type, source, then the fields of the
 * message. Written by hand, since nodes exchange tens of thousands of changes a second.
 */
final class PresenceCodec {

	private static final int VERSION = 1;

	private static final int HEARTBEAT = 1;

	private static final int CHANGES = 2;

	private static final int BUCKET = 3;

	private static final int REQUEST = 4;

	private PresenceCodec() {
	}

	static byte[] encode(PresenceMessage message) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
			DataOutputStream out = new DataOutputStream(bytes);
			out.writeByte(VERSION);
			write(message, out);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(PresenceMessage message, DataOutputStream out) throws IOException {
		if (message instanceof Heartbeat heartbeat) {
			start(HEARTBEAT, message, out);
			out.writeLong(heartbeat.beat());
			out.writeLong(heartbeat.seq());
			out.writeLong(heartbeat.digest());
		}
		else if (message instanceof Changes changes) {
			start(CHANGES, message, out);
			out.writeLong(changes.first());
			writeChanges(changes.changes(), out);
		}
		else if (message instanceof Bucket bucket) {
			start(BUCKET, message, out);
			out.writeLong(bucket.seq());
			out.writeByte(bucket.index());
			writeChanges(bucket.tabs(), out);
		}
		else if (message instanceof Request request) {
			start(REQUEST, message, out);
			out.writeLong(request.after());
			out.writeLong(request.before());
			out.writeLong(request.buckets());
		}
	}

	private static void start(int type, PresenceMessage message, DataOutputStream out) throws IOException {
		out.writeByte(type);
		writeText(message.source().node(), out);
		out.writeLong(message.source().incarnation());
	}

	private static void writeChanges(List<EntryChange> changes, DataOutputStream out) throws IOException {
		out.writeInt(changes.size());
		for (EntryChange change : changes) {
			writeText(change.key().room(), out);
			writeText(change.key().user(), out);
			writeText(change.key().tab(), out);
			PresenceEntry entry = change.entry();
			out.writeBoolean(entry != null);
			if (entry != null) {
				writeText(entry.metadata(), out);
				out.writeLong(entry.since());
			}
		}
	}

	private static void writeText(String text, DataOutputStream out) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	/**
	 * Read a message.
	 * @param bytes what arrived
	 * @return the message
	 * @throws IOException if it is not one of this version
	 */
	static PresenceMessage decode(byte[] bytes) throws IOException {
		try {
			return read(ByteBuffer.wrap(bytes));
		}
		catch (BufferUnderflowException ex) {
			throw new IOException("Cut off", ex);
		}
	}

	private static PresenceMessage read(ByteBuffer in) throws IOException {
		if (in.get() != VERSION) {
			throw new IOException("Not a presence message of version " + VERSION);
		}
		int type = in.get();
		Source source = new Source(readText(in), in.getLong());
		return switch (type) {
			case HEARTBEAT -> new Heartbeat(source, in.getLong(), in.getLong(), in.getLong());
			case CHANGES -> new Changes(source, in.getLong(), readChanges(in));
			case BUCKET -> new Bucket(source, in.getLong(), readIndex(in), readChanges(in));
			case REQUEST -> new Request(source, in.getLong(), in.getLong(), in.getLong());
			default -> throw new IOException("Not a type of presence message: " + type);
		};
	}

	private static List<EntryChange> readChanges(ByteBuffer in) throws IOException {
		int size = readSize(in);
		List<EntryChange> changes = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			PresenceKey key = new PresenceKey(readText(in), readText(in), readText(in));
			changes.add(new EntryChange(key, (in.get() == 1) ? new PresenceEntry(readText(in), in.getLong()) : null));
		}
		return changes;
	}

	private static int readIndex(ByteBuffer in) throws IOException {
		int index = in.get();
		if (index < 0 || index >= PresenceTabs.BUCKETS) {
			throw new IOException("No such bucket: " + index);
		}
		return index;
	}

	private static String readText(ByteBuffer in) throws IOException {
		int length = readSize(in);
		String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
		in.position(in.position() + length);
		return text;
	}

	/** Nothing can be more than the bytes that are left. */
	private static int readSize(ByteBuffer in) throws IOException {
		int size = in.getInt();
		if (size < 0 || size > in.remaining()) {
			throw new IOException("Cut off");
		}
		return size;
	}

}
