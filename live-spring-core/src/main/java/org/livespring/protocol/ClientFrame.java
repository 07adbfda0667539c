package org.livespring.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frame that a browser can send; {@code docs/protocol.md} explains each type. Only the
 * form of a frame has been checked, its content cannot be trusted.
 */
public sealed interface ClientFrame {

	/** Maximum number of components in one {@link ComponentRehydrate}. */
	int MAX_BATCH = 50;

	/**
	 * Id of the request, repeated in the answer.
	 * @return a positive number
	 */
	long requestId();

	/** Mounts a component that allows it. */
	record ComponentMount(long requestId, String name, ObjectNode props) implements ClientFrame {
	}

	/** Removes a component that left the page. */
	record ComponentUnmount(long requestId, String componentId) implements ClientFrame {
	}

	/** Hands over the snapshots of a page's components, parents before children. */
	record ComponentRehydrate(long requestId, String page, List<OfferedSnapshot> components) implements ClientFrame {
	}

	/**
	 * Calls an action, or only validates its payload if {@code touched} has fields.
	 * {@code again} marks a call that was sent before, on a connection that was lost, and
	 * may have run.
	 */
	record CallAction(long requestId, String componentId, String action, long ack, @Nullable ObjectNode payload,
			@Nullable List<String> touched, boolean again) implements ClientFrame {

		public CallAction(long requestId, String componentId, String action, long ack, @Nullable ObjectNode payload,
				@Nullable List<String> touched) {
			this(requestId, componentId, action, ack, payload, touched, false);
		}

	}

	/** Writes properties, or reports new query parameters of the page's URL. */
	record PropertyUpdate(long requestId, String componentId, long ack, @Nullable ObjectNode values,
			@Nullable ObjectNode query) implements ClientFrame {
	}

	/** Asks for a {@code COMPONENT_PONG} to check the connection. */
	record ComponentPing(long requestId) implements ClientFrame {
	}

	/** Asks for the whole texts of a component or fragment instead of deltas. */
	record Resync(long requestId, String componentId) implements ClientFrame {
	}

	/** Joins a room as a script client, to receive the events after {@code cursor}. */
	record RoomJoin(long requestId, String room, @Nullable String cursor) implements ClientFrame {
	}

	/** Leaves a room joined by {@link RoomJoin}. */
	record RoomLeave(long requestId, String room) implements ClientFrame {
	}

	/**
	 * A snapshot that the browser hands over.
	 *
	 * @param snapshot text of the snapshot
	 * @param tag authentication tag of the snapshot
	 * @param length length of the HTML that belongs to it in UTF-16 units, {@code null}
	 * if the browser has none
	 * @param hash hash of that HTML
	 */
	record OfferedSnapshot(String snapshot, String tag, @Nullable Long length, @Nullable Long hash) {
	}

}
