package org.livespring.presence;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.log.PrintableLog;
import org.livespring.presence.PresenceMessage.Bucket;
import org.livespring.presence.PresenceMessage.Changes;
import org.livespring.presence.PresenceMessage.Heartbeat;
import org.livespring.presence.PresenceMessage.Request;
import org.livespring.presence.PresenceMessage.Source;

/**
 * The presence of all rooms as one node knows it. Each node is the only one that says
 * something about the tabs connected to it and replicates what all others say; it has no
 * thread and no clock, so that the same calls give the same result.
 */
final class PresenceReplica {

	private static final Log logger = PrintableLog.of(PresenceReplica.class);

	/** More nodes than this are no application of ours. */
	private static final int PEERS = 1_000;

	private final PresenceSettings settings;

	private final Consumer<byte[]> out;

	private final PresenceJournal journal;

	private final PresenceView view = new PresenceView();

	/** The other nodes that live. All fields are guarded by this. */
	private final Map<Source, PresencePeer> peers = new HashMap<>();

	/** Last heartbeats of nodes that fell silent: a late copy does not revive them. */
	private final Map<Source, Long> silent = new LinkedHashMap<>();

	private long ticked;

	private long beat;

	private long nextBeat;

	PresenceReplica(Source source, PresenceSettings settings, Consumer<byte[]> out, long now) {
		this.journal = new PresenceJournal(source);
		this.settings = settings;
		this.out = out;
		this.ticked = now;
		this.nextBeat = now;
	}

	/**
	 * A tab of this node is present in a room, or has other metadata.
	 * @param key the tab
	 * @param metadata JSON text
	 * @param time what clocks of other nodes would say, too
	 * @return {@code false} if this node tracks as many as it may
	 */
	synchronized boolean track(PresenceKey key, String metadata, long time) {
		PresenceEntry before = this.journal.get(key);
		if (before == null && this.journal.size() >= this.settings.tabs()) {
			return false;
		}
		long since = (before != null) ? Math.max(time, before.since() + 1) : time;
		PresenceEntry entry = new PresenceEntry(PresenceKey.wellFormed(metadata), since);
		this.journal.set(key, entry);
		this.view.changed(this.journal.source(), key, entry);
		return true;
	}

	/** Metadata of a tab of this node, {@code null} if it is not tracked. */
	synchronized @Nullable String metadata(PresenceKey key) {
		PresenceEntry entry = this.journal.get(key);
		return (entry != null) ? entry.metadata() : null;
	}

	/** A tab of this node left a room. */
	synchronized void untrack(PresenceKey key) {
		if (this.journal.get(key) != null) {
			this.journal.set(key, null);
			this.view.changed(this.journal.source(), key, null);
		}
	}

	/** A message of another node arrived. */
	synchronized void receive(byte[] bytes, long now) {
		try {
			receive(PresenceCodec.decode(bytes), now);
		}
		catch (IOException ex) {
			logger.warn("Ignored a broken presence message: " + ex.getMessage());
		}
	}

	private void receive(PresenceMessage message, long now) {
		Source source = message.source();
		if (source.equals(this.journal.source())) {
			if (message instanceof Request request) {
				this.journal.asked(request);
			}
			return;
		}
		PresencePeer peer = (message instanceof Heartbeat heartbeat) ? meet(heartbeat) : this.peers.get(source);
		if (peer != null) {
			receive(peer, message, now);
		}
	}

	private static void receive(PresencePeer peer, PresenceMessage message, long now) {
		if (message instanceof Heartbeat heartbeat) {
			peer.heartbeat(heartbeat, now);
		}
		else if (message instanceof Changes changes) {
			peer.changes(changes);
		}
		else if (message instanceof Bucket bucket) {
			peer.bucket(bucket);
		}
	}

	private @Nullable PresencePeer meet(Heartbeat heartbeat) {
		PresencePeer peer = this.peers.get(heartbeat.source());
		if (peer == null && this.peers.size() < PEERS
				&& heartbeat.beat() > this.silent.getOrDefault(heartbeat.source(), 0L)) {
			peer = new PresencePeer(heartbeat.source(), this.view);
			this.peers.put(heartbeat.source(), peer);
			this.silent.remove(heartbeat.source());
			// It may not know this node either
			this.nextBeat = Math.min(this.nextBeat, this.ticked);
		}
		return peer;
	}

	/**
	 * Tell the others what is new, and notice who has fallen silent; called every few
	 * dozen milliseconds.
	 * @param now the time in milliseconds, never less than before
	 * @param connected whether messages of others can arrive
	 */
	synchronized void tick(long now, boolean connected) {
		long pause = now - this.ticked;
		this.ticked = now;
		if (!connected || pause > this.settings.heartbeat().toMillis()) {
			// This node was deaf or stood still: the others were not silent
			this.peers.values().forEach((peer) -> peer.excuse(pause));
		}
		expire(now);
		this.journal.flush(this::send);
		if (now >= this.nextBeat) {
			this.nextBeat = now + this.settings.heartbeat().toMillis();
			send(this.journal.heartbeat(++this.beat));
		}
		this.peers.values().forEach((peer) -> {
			Request request = peer.request(now);
			if (request != null) {
				send(request);
			}
		});
	}

	private void expire(long now) {
		Iterator<Map.Entry<Source, PresencePeer>> peers = this.peers.entrySet().iterator();
		while (peers.hasNext()) {
			Map.Entry<Source, PresencePeer> peer = peers.next();
			if (peer.getValue().isSilent(this.settings.lease().toMillis(), now)) {
				peers.remove();
				peer.getValue().leave();
				remember(peer.getKey(), peer.getValue().beat());
			}
		}
	}

	private void remember(Source source, long beat) {
		this.silent.put(source, beat);
		if (this.silent.size() > PEERS) {
			this.silent.remove(this.silent.keySet().iterator().next());
		}
	}

	private void send(PresenceMessage message) {
		this.out.accept(PresenceCodec.encode(message));
	}

	synchronized @Nullable PresenceMember find(String room, String user) {
		return this.view.find(room, user);
	}

	synchronized RoomMembers list(String room) {
		return this.view.list(room);
	}

	synchronized int count(String room) {
		return this.view.count(room);
	}

	synchronized int members() {
		return this.view.members();
	}

	/** Names of the other nodes that live. */
	synchronized List<String> nodes() {
		return this.peers.keySet().stream().map(Source::node).sorted().toList();
	}

	/**
	 * What changed in rooms that were not looked at for a while, and answers of what it
	 * led to.
	 * @param now the time in milliseconds, never less than before
	 * @param pause how long a room is not looked at after something had changed
	 * @param questions what somebody wants to know beside that
	 */
	synchronized Look look(long now, long pause, List<Question> questions) {
		Set<String> asked = questions.stream().map(Question::room).collect(Collectors.toSet());
		List<PresenceDiff> diffs = this.view.drain(now, pause, asked);
		return new Look(diffs, questions.stream().map((question) -> question.answer(this.view)).toList());
	}

	/**
	 * All that somebody wants to know at one moment.
	 *
	 * @param diffs what changed since the last look
	 * @param answers tells each asker
	 */
	record Look(List<PresenceDiff> diffs, List<Runnable> answers) {

	}

	/**
	 * Asks for a page of a room.
	 *
	 * @param room name of the room
	 * @param after key of the last member of the page before, {@code null} for the first
	 * @param asker takes the page
	 */
	record Question(String room, @Nullable String after, Consumer<PresencePage> asker) {

		Runnable answer(PresenceView view) {
			PresencePage page = view.page(this.room, this.after);
			return () -> this.asker.accept(page);
		}

	}

}
