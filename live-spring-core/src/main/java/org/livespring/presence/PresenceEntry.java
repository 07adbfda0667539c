package org.livespring.presence;

/**
 * What a node says about a tab.
 *
 * @param metadata JSON text
 * @param since when it was said; the newest of a member's tabs speaks for it
 */
record PresenceEntry(String metadata, long since) {

	/** Hash of a tab and what is said about it, the same in every process. */
	long stableHash(PresenceKey key) {
		return PresenceKey.mix(PresenceKey.mix(key.stableHash() + this.metadata.hashCode()) + this.since);
	}

}
