package org.livespring.presence;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What nodes tell each other about presence. Each message names the node it is about. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
@JsonSubTypes({ @JsonSubTypes.Type(PresenceMessage.Heartbeat.class), @JsonSubTypes.Type(PresenceMessage.Changes.class),
		@JsonSubTypes.Type(PresenceMessage.Bucket.class), @JsonSubTypes.Type(PresenceMessage.Request.class) })
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
sealed interface PresenceMessage {

	/** Writes the name of a message's type, then its values in their order. */
	JsonMapper JSON = new JsonMapper();

	/** The life of a node the message is about. */
	Source source();

	/** Says that a node lives and what the others must have of it. */
	record Heartbeat(Source source, long beat, long seq, long digest) implements PresenceMessage {
	}

	/** Changes of a node, without a gap. */
	record Changes(Source source, long first, List<EntryChange> changes) implements PresenceMessage {

		long last() {
			return this.first + this.changes.size() - 1;
		}

	}

	/** A bucket of a node as it was after a change. */
	record Bucket(Source source, long seq, int index, List<EntryChange> tabs) implements PresenceMessage {
	}

	/**
	 * Asks a node for its changes after one number and before another, or for buckets if
	 * {@code buckets} has bits set.
	 */
	record Request(Source source, long after, long before, long buckets) implements PresenceMessage {
	}

	/**
	 * One life of a node.
	 *
	 * @param node name of the node
	 * @param incarnation greater for a later life of the same name
	 */
	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record Source(String node, long incarnation) {

	}

	/**
	 * A change of one tab.
	 *
	 * @param key the tab
	 * @param entry what it is now, {@code null} if it left
	 */
	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record EntryChange(PresenceKey key, @Nullable PresenceEntry entry) {

	}

}
