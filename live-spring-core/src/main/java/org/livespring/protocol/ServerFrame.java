package org.livespring.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;

/** A frame that the server can send; {@code docs/protocol.md} explains each type. */
public sealed interface ServerFrame {

	/** Opens a connection; always the first frame. */
	record ConnectionEstablished(int version, int pingSeconds, int batch, @Nullable Long sessionSeconds,
			long messageSize) implements ServerFrame {
	}

	/** Answers a {@link ClientFrame.ComponentMount}. */
	record ComponentMounted(long requestId, String componentId, @Nullable String html, String snapshot, String tag,
			List<Child> children) implements ServerFrame {
	}

	/**
	 * Answers a {@link ClientFrame.ComponentRehydrate} with one entry for each snapshot.
	 */
	record ComponentRehydrated(long requestId, List<Adopted> components) implements ServerFrame {
	}

	/** Changes the HTML and the snapshot of a component. */
	record ComponentUpdate(String componentId, long seq, @Nullable Patch html, @Nullable Patch state,
			@Nullable String tag, List<Child> children) implements ServerFrame {
	}

	/** Changes the snapshot of a component that has no HTML. */
	record StateUpdate(String componentId, long seq, @Nullable Patch state,
			@Nullable String tag) implements ServerFrame {
	}

	/** Answers a request, with the update that the request caused. */
	record ActionResponse(long requestId, @Nullable Long seq, @Nullable Patch html, @Nullable Patch state,
			@Nullable String tag, @Nullable Object result, List<Child> children) implements ServerFrame {
	}

	/** Answers a {@link ClientFrame.ComponentPing}. */
	record ComponentPong(long requestId) implements ServerFrame {
	}

	/** Asks for the snapshot of a component that sleeps on the server. */
	record SnapshotRequest(String componentId) implements ServerFrame {
	}

	/** Dispatches an event on the component's element. */
	record ClientEvent(String componentId, String name, @Nullable Object detail) implements ServerFrame {
	}

	/** Changes the URL of the page or loads another page. */
	record Navigate(String componentId, String url, NavigateMode mode) implements ServerFrame {
	}

	/** Delivers an event of a room; without a name it reports that events were missed. */
	record RoomEventFrame(String room, @Nullable String cursor, @Nullable String name,
			@Nullable Object data) implements ServerFrame {
	}

	/** Changes a shared fragment of a room. */
	record RoomFragment(String fragment, long seq, @Nullable Patch html) implements ServerFrame {
	}

	/**
	 * Delivers all members of a room that a script joined. Members that are not in the
	 * list have left.
	 */
	record PresenceState(String room, List<Member> members) implements ServerFrame {
	}

	/** Delivers changes of the members of a room. */
	record PresenceDiffFrame(String room, List<Member> joined, List<Member> updated,
			List<String> left) implements ServerFrame {
	}

	/** Delivers an event for the user or the connection. */
	record Broadcast(String name, @Nullable Object data) implements ServerFrame {
	}

	/** Reports a refusal or a failure. */
	record ErrorFrame(@Nullable Long requestId, @Nullable String componentId, LiveErrorCode code, String message,
			@Nullable String id) implements ServerFrame {
	}

	/**
	 * A child component that the new HTML has and the old did not.
	 *
	 * @param componentId instance id of the child
	 * @param parentId instance id of its parent
	 * @param slot slot of the child in the parent's HTML
	 * @param html HTML of the child, {@code null} if it has none
	 * @param snapshot text of its snapshot
	 * @param tag tag of its snapshot
	 * @param query names of the query parameters that belong to the child, separated by
	 * spaces
	 */
	record Child(String componentId, String parentId, String slot, @Nullable String html, String snapshot, String tag,
			@Nullable String query) {
	}

	/**
	 * A member of a room; written as an object in both forms.
	 *
	 * @param key key of the member
	 * @param metadata metadata of the member
	 */
	record Member(String key, @Nullable Object metadata) {

		/**
		 * Create a member whose metadata is JSON already.
		 * @param key key of the member
		 * @param metadata the metadata as JSON
		 * @return the member
		 */
		public static Member of(String key, String metadata) {
			return new Member(key, new Json(metadata));
		}

	}

	/**
	 * The result for a snapshot that was handed over: an instance id or an error code.
	 *
	 * @param componentId instance id of the adopted component
	 * @param code reason for a refusal, {@code null} if the component was adopted
	 * @param snapshot whole text of the new snapshot if the component is a copy with a
	 * new id
	 * @param tag tag of the new snapshot
	 */
	record Adopted(@Nullable String componentId, @Nullable LiveErrorCode code, @Nullable String snapshot,
			@Nullable String tag) {

		/**
		 * Create the entry for an adopted component.
		 * @param componentId instance id of the component
		 * @return the entry
		 */
		public static Adopted accepted(String componentId) {
			return new Adopted(componentId, null, null, null);
		}

		/**
		 * Create the entry for a component that another page keeps: this page gets a
		 * copy.
		 * @param componentId instance id of the copy
		 * @param snapshot whole text of its snapshot
		 * @param tag tag of that snapshot
		 * @return the entry
		 */
		public static Adopted forked(String componentId, String snapshot, String tag) {
			return new Adopted(componentId, null, snapshot, tag);
		}

		/**
		 * Create the entry for a refused component.
		 * @param code the reason
		 * @return the entry
		 */
		public static Adopted refused(LiveErrorCode code) {
			return new Adopted(null, code, null, null);
		}

	}

	/** How a {@link Navigate} changes the URL. */
	enum NavigateMode {

		/** Loads another page. */
		ASSIGN,
		/** Changes the query and adds an entry to the history. */
		PUSH,
		/** Changes the query of the current entry. */
		REPLACE;

		String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A value that is already written as JSON.
	 *
	 * @param text the JSON
	 */
	record Json(String text) {

		/**
		 * Create a value from JSON in UTF-8.
		 * @param utf8 the bytes
		 * @return the value
		 */
		public static Json of(byte[] utf8) {
			return new Json(new String(utf8, StandardCharsets.UTF_8));
		}

	}

}
