package org.livespring.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;

/** What the server sends; {@code docs/protocol.md} says what each frame means. */
public sealed interface ServerFrame {

	/** Is the first frame of a connection. */
	record ConnectionEstablished(int version, int pingSeconds, int batch,
			@Nullable Long sessionSeconds) implements ServerFrame {
	}

	/** Answers a {@link ClientFrame.ComponentMount}. */
	record ComponentMounted(long requestId, String componentId, @Nullable String html, String snapshot, String tag,
			List<Child> children) implements ServerFrame {
	}

	/** Answers a {@link ClientFrame.ComponentRehydrate}, entry by entry. */
	record ComponentRehydrated(long requestId, List<Adopted> components) implements ServerFrame {
	}

	/** Changes HTML and snapshot of a component. */
	record ComponentUpdate(String componentId, long seq, @Nullable Patch html, @Nullable Patch state,
			@Nullable String tag, List<Child> children) implements ServerFrame {
	}

	/** Changes the snapshot of a component without HTML. */
	record StateUpdate(String componentId, long seq, @Nullable Patch state,
			@Nullable String tag) implements ServerFrame {
	}

	/** Answers a request, with the update that followed from it. */
	record ActionResponse(long requestId, @Nullable Long seq, @Nullable Patch html, @Nullable Patch state,
			@Nullable String tag, @Nullable Object result, List<Child> children) implements ServerFrame {
	}

	/** Answers a {@link ClientFrame.ComponentPing}. */
	record ComponentPong(long requestId) implements ServerFrame {
	}

	/** Asks for the snapshot of a component that this node does not hold any more. */
	record SnapshotRequest(String componentId) implements ServerFrame {
	}

	/** Dispatches an event on the component's element. */
	record ClientEvent(String componentId, String name, @Nullable Object detail) implements ServerFrame {
	}

	/** Changes the URL. */
	record Navigate(String componentId, String url, NavigateMode mode) implements ServerFrame {
	}

	/** Brings an event of a room; without a name it says that events are missing. */
	record RoomEventFrame(String room, @Nullable String cursor, @Nullable String name,
			@Nullable Object data) implements ServerFrame {
	}

	/** Changes a fragment that the members of a room share. */
	record RoomFragment(String fragment, long seq, @Nullable Patch html) implements ServerFrame {
	}

	/**
	 * Brings members of a room that a script joined; those that are not in it are gone.
	 */
	record PresenceState(String room, List<Member> members) implements ServerFrame {
	}

	/** Brings what changed among the members of a room. */
	record PresenceDiffFrame(String room, List<Member> joined, List<Member> updated,
			List<String> left) implements ServerFrame {
	}

	/** Brings an event for the user or the connection. */
	record Broadcast(String name, @Nullable Object data) implements ServerFrame {
	}

	/** Says that something was refused or failed. */
	record ErrorFrame(@Nullable Long requestId, @Nullable String componentId, LiveErrorCode code, String message,
			@Nullable String id) implements ServerFrame {
	}

	/**
	 * A child component that the new HTML has and the old did not.
	 *
	 * @param componentId its instance id
	 * @param parentId instance id of its parent
	 * @param slot its slot in the parent's HTML
	 * @param html its HTML, {@code null} if it has none
	 * @param snapshot text of its snapshot
	 * @param tag tag of its snapshot
	 * @param query names of the query parameters that belong to it, separated by spaces
	 */
	record Child(String componentId, String parentId, String slot, @Nullable String html, String snapshot, String tag,
			@Nullable String query) {
	}

	/**
	 * A member of a room, an object in both forms.
	 *
	 * @param key its key
	 * @param metadata what was said about it
	 */
	record Member(String key, @Nullable Object metadata) {

		/**
		 * A member whose metadata is JSON.
		 * @param key its key
		 * @param metadata the JSON
		 * @return the member
		 */
		public static Member of(String key, String metadata) {
			return new Member(key, new Json(metadata));
		}

	}

	/**
	 * What became of a snapshot that was handed over: an instance id or a code.
	 *
	 * @param componentId instance id of the adopted component
	 * @param code why it was refused
	 * @param snapshot whole text of its snapshot, if it is a copy with an id of its own
	 * @param tag tag of that snapshot
	 */
	record Adopted(@Nullable String componentId, @Nullable LiveErrorCode code, @Nullable String snapshot,
			@Nullable String tag) {

		/**
		 * An adopted component.
		 * @param componentId its instance id
		 * @return the entry
		 */
		public static Adopted accepted(String componentId) {
			return new Adopted(componentId, null, null, null);
		}

		/**
		 * A component that another page keeps: this one goes on with a copy.
		 * @param componentId instance id of the copy
		 * @param snapshot whole text of its snapshot
		 * @param tag tag of that snapshot
		 * @return the entry
		 */
		public static Adopted forked(String componentId, String snapshot, String tag) {
			return new Adopted(componentId, null, snapshot, tag);
		}

		/**
		 * A refused component.
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
	 * A value that is JSON already.
	 *
	 * @param text the JSON
	 */
	record Json(String text) {

		/**
		 * JSON as UTF-8.
		 * @param utf8 its bytes
		 * @return the value
		 */
		public static Json of(byte[] utf8) {
			return new Json(new String(utf8, StandardCharsets.UTF_8));
		}

	}

}
