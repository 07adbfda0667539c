package org.livespring.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.livespring.presence.PresenceMessage.Bucket;
import org.livespring.presence.PresenceMessage.Changes;
import org.livespring.presence.PresenceMessage.EntryChange;
import org.livespring.presence.PresenceMessage.Heartbeat;
import org.livespring.presence.PresenceMessage.Request;
import org.livespring.presence.PresenceMessage.Source;

/**
 * The tabs this node tracks and its last changes, told to the other nodes in order and
 * again when they ask.
 */
final class PresenceJournal {

	/** Changes that can be sent again one by one. */
	static final int KEPT = 16_384;

	private static final int BATCH = 256;

	private final Source source;

	private final PresenceTabs tabs = new PresenceTabs();

	/** Change {@code n} is at {@code n % KEPT}. */
	private final @Nullable EntryChange[] changes = new EntryChange[KEPT];

	private long seq;

	private long sent;

	/** What was asked for since the last answer: all changes in between, and buckets. */
	private long after = Long.MAX_VALUE;

	private long before;

	private long buckets;

	PresenceJournal(Source source) {
		this.source = source;
	}

	Source source() {
		return this.source;
	}

	@Nullable PresenceEntry get(PresenceKey key) {
		return this.tabs.get(key);
	}

	int size() {
		return this.tabs.size();
	}

	void set(PresenceKey key, @Nullable PresenceEntry entry) {
		this.tabs.set(key, entry);
		this.changes[(int) (++this.seq % KEPT)] = new EntryChange(key, entry);
	}

	void asked(Request request) {
		if (request.buckets() != 0) {
			this.buckets |= request.buckets();
		}
		else {
			this.after = Math.min(this.after, request.after());
			this.before = Math.max(this.before, request.before());
		}
	}

	/** Tell what is new, and what others have asked for. */
	void flush(Consumer<PresenceMessage> out) {
		send(this.sent + 1, this.seq, out);
		this.sent = this.seq;
		long last = Math.min(this.before - 1, this.seq);
		if (this.after < last) {
			if (isKept(this.after + 1) && last - this.after <= this.tabs.size() + BATCH) {
				send(this.after + 1, last, out);
			}
			else {
				this.buckets = -1;
			}
		}
		sendBuckets(out);
		this.after = Long.MAX_VALUE;
		this.before = 0;
		this.buckets = 0;
	}

	private boolean isKept(long number) {
		return number > 0 && number > this.seq - KEPT;
	}

	private void send(long first, long last, Consumer<PresenceMessage> out) {
		if (!isKept(first)) {
			// More than can be kept at once: whoever lives will ask for the buckets
			return;
		}
		for (long from = first; from <= last; from += BATCH) {
			List<EntryChange> batch = new ArrayList<>(BATCH);
			for (long number = from; number <= Math.min(last, from + BATCH - 1); number++) {
				batch.add(this.changes[(int) (number % KEPT)]);
			}
			out.accept(new Changes(this.source, from, batch));
		}
	}

	private void sendBuckets(Consumer<PresenceMessage> out) {
		for (int i = 0; i < PresenceTabs.BUCKETS; i++) {
			if ((this.buckets >>> i & 1) == 1) {
				List<EntryChange> tabs = new ArrayList<>();
				this.tabs.bucket(i).forEach((key, entry) -> tabs.add(new EntryChange(key, entry)));
				out.accept(new Bucket(this.source, this.seq, i, tabs));
			}
		}
	}

	/** After a flush. */
	Heartbeat heartbeat(long beat) {
		return new Heartbeat(this.source, beat, this.seq, this.tabs.digest());
	}

}
