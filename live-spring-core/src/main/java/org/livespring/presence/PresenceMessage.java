package org.livespring.presence;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What nodes tell each other about presence. Each message names the node it is about. */
sealed interface PresenceMessage {

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
	record Source(String node, long incarnation) {

	}

	/**
	 * A change of one tab.
	 *
	 * @param key the tab
	 * @param entry what it is now, {@code null} if it left
	 */
	record EntryChange(PresenceKey key, @Nullable PresenceEntry entry) {

	}

}
