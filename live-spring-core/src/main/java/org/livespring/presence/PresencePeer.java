package org.livespring.presence;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.livespring.presence.PresenceMessage.Bucket;
import org.livespring.presence.PresenceMessage.Changes;
import org.livespring.presence.PresenceMessage.EntryChange;
import org.livespring.presence.PresenceMessage.Heartbeat;
import org.livespring.presence.PresenceMessage.Request;
import org.livespring.presence.PresenceMessage.Source;

/**
 * What this node knows of one life of another node. Changes are applied in order;
 * whatever arrives early waits, and what is missing is asked for.
 */
final class PresencePeer {

	/** Re-ordered messages have that long to arrive. */
	private static final long PATIENCE = 100;

	/** Time before a request is repeated. */
	private static final long RETRY = 300;

	private static final int WAITING = 4_096;

	private static final long NEVER = Long.MAX_VALUE;

	private final Source source;

	/** Is told each change. */
	private final PresenceView view;

	private final PresenceTabs tabs = new PresenceTabs();

	/** For each bucket the change it was handed over after; earlier ones are in it. */
	private final long[] marks = new long[PresenceTabs.BUCKETS];

	private final TreeMap<Long, Changes> waiting = new TreeMap<>();

	/** All changes up to this one are in {@link #tabs}. */
	private long applied;

	/** The last change known to exist. */
	private long known;

	/** Whether some buckets were handed over and others are missing. */
	private boolean partial;

	/** Whether the content turned out to differ from the node's. */
	private boolean wrong;

	private long beat;

	/** When the node was heard last; moved where its silence was not its fault. */
	private long heard;

	/** When to ask for what is missing. */
	private long request = NEVER;

	PresencePeer(Source source, PresenceView view) {
		this.source = source;
		this.view = view;
	}

	long beat() {
		return this.beat;
	}

	boolean isSilent(long lease, long now) {
		return now - this.heard >= lease;
	}

	void excuse(long time) {
		this.heard += time;
	}

	void heartbeat(Heartbeat heartbeat, long now) {
		if (heartbeat.beat() <= this.beat) {
			return;
		}
		this.beat = heartbeat.beat();
		this.heard = now;
		this.known = Math.max(this.known, heartbeat.seq());
		this.wrong = heartbeat.seq() == this.applied && !this.partial && !isAhead()
				&& heartbeat.digest() != this.tabs.digest();
	}

	private boolean isAhead() {
		return Arrays.stream(this.marks).anyMatch((mark) -> mark > this.applied);
	}

	void changes(Changes changes) {
		this.known = Math.max(this.known, changes.last());
		if (changes.first() > this.applied + 1) {
			if (this.waiting.size() < WAITING) {
				this.waiting.putIfAbsent(changes.first(), changes);
			}
			return;
		}
		apply(changes);
		applyWaiting();
	}

	private void applyWaiting() {
		Map.Entry<Long, Changes> next = this.waiting.firstEntry();
		while (next != null && next.getKey() <= this.applied + 1) {
			this.waiting.pollFirstEntry();
			apply(next.getValue());
			next = this.waiting.firstEntry();
		}
	}

	private void apply(Changes changes) {
		for (long number = Math.max(this.applied + 1, changes.first()); number <= changes.last(); number++) {
			EntryChange change = changes.changes().get((int) (number - changes.first()));
			if (number > this.marks[PresenceTabs.bucket(change.key())]) {
				set(change.key(), change.entry());
			}
			this.applied = number;
		}
		this.partial = this.partial && isAhead();
	}

	private void set(PresenceKey key, @Nullable PresenceEntry entry) {
		PresenceEntry before = this.tabs.set(key, entry);
		if (before != null || entry != null) {
			this.view.changed(this.source, key, entry);
		}
	}

	void bucket(Bucket bucket) {
		int index = bucket.index();
		if (bucket.seq() < Math.max(this.applied, this.marks[index])) {
			return;
		}
		Set<PresenceKey> gone = new HashSet<>(this.tabs.bucket(index).keySet());
		for (EntryChange tab : bucket.tabs()) {
			gone.remove(tab.key());
			if (!Objects.equals(tab.entry(), this.tabs.get(tab.key()))) {
				set(tab.key(), tab.entry());
			}
		}
		gone.forEach((key) -> set(key, null));
		this.marks[index] = bucket.seq();
		this.known = Math.max(this.known, bucket.seq());
		handedOver();
	}

	private void handedOver() {
		long oldest = Arrays.stream(this.marks).min().getAsLong();
		this.partial = oldest <= this.applied && isAhead();
		if (oldest > this.applied) {
			this.applied = oldest;
			applyWaiting();
		}
	}

	/**
	 * What has to be asked for now.
	 * @param now the time
	 * @return the request, {@code null} if nothing is missing or an answer may be on its
	 * way
	 */
	@Nullable Request request(long now) {
		if (this.applied >= this.known && !this.wrong) {
			this.request = NEVER;
			return null;
		}
		if (this.request == NEVER) {
			this.request = now + ((this.applied > 0) ? PATIENCE : 0);
		}
		if (now < this.request) {
			return null;
		}
		this.request = now + RETRY;
		return missing();
	}

	private Request missing() {
		if (this.wrong || this.partial) {
			long buckets = this.wrong ? -1 : missingBuckets();
			this.wrong = false;
			return new Request(this.source, this.applied, 0, buckets);
		}
		long before = this.waiting.isEmpty() ? Long.MAX_VALUE : this.waiting.firstKey();
		return new Request(this.source, this.applied, before, 0);
	}

	private long missingBuckets() {
		long missing = 0;
		for (int i = 0; i < this.marks.length; i++) {
			if (this.marks[i] <= this.applied) {
				missing |= 1L << i;
			}
		}
		return missing;
	}

	/** The node is gone, and all its tabs. */
	void leave() {
		this.tabs.forEach((key, entry) -> this.view.changed(this.source, key, null));
	}

}
