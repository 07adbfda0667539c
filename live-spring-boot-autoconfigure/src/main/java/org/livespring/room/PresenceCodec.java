package org.livespring.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.livespring.room.PresenceMessage.Bucket;
import org.livespring.room.PresenceMessage.Change;
import org.livespring.room.PresenceMessage.Changes;
import org.livespring.room.PresenceMessage.Heartbeat;
import org.livespring.room.PresenceMessage.Request;
import org.livespring.room.PresenceMessage.Source;

/**
 * Presence messages as bytes: version, type, source, then the message's own fields.
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
			writeTabs(bucket.tabs(), out);
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

	private static void writeChanges(List<Change> changes, DataOutputStream out) throws IOException {
		out.writeInt(changes.size());
		for (Change change : changes) {
			writeKey(change.key(), out);
			PresenceEntry entry = change.entry();
			out.writeBoolean(entry != null);
			if (entry != null) {
				writeEntry(entry, out);
			}
		}
	}

	private static void writeTabs(Map<PresenceKey, PresenceEntry> tabs, DataOutputStream out) throws IOException {
		out.writeInt(tabs.size());
		for (Map.Entry<PresenceKey, PresenceEntry> tab : tabs.entrySet()) {
			writeKey(tab.getKey(), out);
			writeEntry(tab.getValue(), out);
		}
	}

	private static void writeKey(PresenceKey key, DataOutputStream out) throws IOException {
		writeText(key.room(), out);
		writeText(key.user(), out);
		writeText(key.tab(), out);
	}

	private static void writeEntry(PresenceEntry entry, DataOutputStream out) throws IOException {
		writeText(entry.metadata(), out);
		out.writeLong(entry.since());
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
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
		if (in.readByte() != VERSION) {
			throw new IOException("Not a presence message of version " + VERSION);
		}
		int type = in.readByte();
		Source source = new Source(readText(in), in.readLong());
		return switch (type) {
			case HEARTBEAT -> new Heartbeat(source, in.readLong(), in.readLong(), in.readLong());
			case CHANGES -> new Changes(source, in.readLong(), readChanges(in));
			case BUCKET -> new Bucket(source, in.readLong(), readIndex(in), readTabs(in));
			case REQUEST -> new Request(source, in.readLong(), in.readLong(), in.readLong());
			default -> throw new IOException("Not a type of presence message: " + type);
		};
	}

	private static List<Change> readChanges(DataInputStream in) throws IOException {
		int size = readSize(in);
		List<Change> changes = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			PresenceKey key = readKey(in);
			changes.add(new Change(key, in.readBoolean() ? readEntry(in) : null));
		}
		return changes;
	}

	private static int readIndex(DataInputStream in) throws IOException {
		int index = in.readByte();
		if (index < 0 || index >= PresenceTabs.BUCKETS) {
			throw new IOException("No such bucket: " + index);
		}
		return index;
	}

	private static Map<PresenceKey, PresenceEntry> readTabs(DataInputStream in) throws IOException {
		int size = readSize(in);
		Map<PresenceKey, PresenceEntry> tabs = new HashMap<>();
		for (int i = 0; i < size; i++) {
			tabs.put(readKey(in), readEntry(in));
		}
		return tabs;
	}

	private static PresenceKey readKey(DataInputStream in) throws IOException {
		return new PresenceKey(readText(in), readText(in), readText(in));
	}

	private static PresenceEntry readEntry(DataInputStream in) throws IOException {
		return new PresenceEntry(readText(in), in.readLong());
	}

	private static String readText(DataInputStream in) throws IOException {
		return new String(in.readNBytes(readSize(in)), StandardCharsets.UTF_8);
	}

	/** Nothing can be more than the bytes that are left. */
	private static int readSize(DataInputStream in) throws IOException {
		int size = in.readInt();
		if (size < 0 || size > in.available()) {
			throw new IOException("Cut off");
		}
		return size;
	}

}
