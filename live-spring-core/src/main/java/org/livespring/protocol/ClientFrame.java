package org.livespring.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a browser may send; {@code docs/protocol.md} says what each frame means. Nothing
 * in it can be trusted beyond its form.
 */
public sealed interface ClientFrame {

	/** Number of components in one {@link ComponentRehydrate} at most. */
	int MAX_BATCH = 50;

	/**
	 * Id that the answer carries.
	 * @return a positive number
	 */
	long requestId();

	/** Mounts a component that clients may mount. */
	record ComponentMount(long requestId, String name, ObjectNode props) implements ClientFrame {
	}

	/** Says that a component left the page. */
	record ComponentUnmount(long requestId, String componentId) implements ClientFrame {
	}

	/** Hands over the snapshots of a page, parents before children. */
	record ComponentRehydrate(long requestId, String page, List<OfferedSnapshot> components) implements ClientFrame {
	}

	/**
	 * Calls an action, or only validates its payload if there are touched fields. With
	 * {@code again} it was sent on a lost connection and may have run.
	 */
	record CallAction(long requestId, String componentId, String action, long ack, @Nullable ObjectNode payload,
			@Nullable List<String> touched, boolean again) implements ClientFrame {

		public CallAction(long requestId, String componentId, String action, long ack, @Nullable ObjectNode payload,
				@Nullable List<String> touched) {
			this(requestId, componentId, action, ack, payload, touched, false);
		}

	}

	/** Writes properties, or says which query parameters the page's URL has now. */
	record PropertyUpdate(long requestId, String componentId, long ack, @Nullable ObjectNode values,
			@Nullable ObjectNode query) implements ClientFrame {
	}

	/** Asks for a sign of life. */
	record ComponentPing(long requestId) implements ClientFrame {
	}

	/** Asks for whole texts. */
	record Resync(long requestId, String componentId) implements ClientFrame {
	}

	/** Joins a room as a script client, after the last event it knows. */
	record RoomJoin(long requestId, String room, @Nullable String cursor) implements ClientFrame {
	}

	/** Leaves a room joined by {@link RoomJoin}. */
	record RoomLeave(long requestId, String room) implements ClientFrame {
	}

	/**
	 * A snapshot that the browser holds.
	 *
	 * @param snapshot its text
	 * @param tag its tag
	 * @param length length of the HTML text that goes with it, {@code null} if the
	 * browser holds none
	 * @param hash hash of that text
	 */
	record OfferedSnapshot(String snapshot, String tag, @Nullable Long length, @Nullable Long hash) {
	}

}
