package org.livespring.fragment;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;
import org.livespring.diff.TextHash;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;

/**
 * The present text of a shared fragment, and which one each of those who watch it has.
 * Guarded by the fragment.
 */
final class FragmentText {

	/** A watcher that does not know the text in the browser's page. */
	private static final long UNKNOWN = -1;

	private final String key;

	/** Who watches, and the number of the text each one has. */
	private final Map<FragmentViewer, Long> watchers = new LinkedHashMap<>(0);

	private @Nullable String text;

	/** Length and hash of the text, by which a page says which one it shows. */
	private String hash = "";

	private @Nullable SharedFrame whole;

	private long seq;

	FragmentText(String key) {
		this.key = key;
	}

	String key() {
		return this.key;
	}

	/** The text, {@code null} before the first one. */
	@Nullable String get() {
		return this.text;
	}

	String hash() {
		return this.hash;
	}

	void begin(String text) {
		this.text = text;
		this.hash = text.length() + "-" + TextHash.of(text);
	}

	/** Send changes of the text to who has it. */
	void watch(FragmentViewer viewer) {
		this.watchers.putIfAbsent(viewer, UNKNOWN);
	}

	void unwatch(FragmentViewer viewer) {
		this.watchers.remove(viewer);
	}

	boolean isWatched() {
		return !this.watchers.isEmpty();
	}

	void sendWhole(FragmentViewer viewer, String text) {
		this.watchers.put(viewer, this.seq);
		viewer.sendShared(whole(text));
	}

	private SharedFrame whole(String text) {
		SharedFrame whole = this.whole;
		if (whole == null) {
			whole = frame(Patch.full(text));
			this.whole = whole;
		}
		return whole;
	}

	/** Send what changed, once encoded, to those who have the text before. */
	void change(String next) {
		Patch patch = Patch.between(this.text, next);
		if (patch == null) {
			return;
		}
		begin(next);
		long before = this.seq++;
		SharedFrame delta = frame(patch);
		this.whole = null;
		this.watchers.replaceAll((viewer, seq) -> {
			viewer.sendShared((seq == before) ? delta : whole(next));
			return this.seq;
		});
	}

	private SharedFrame frame(Patch patch) {
		return new SharedFrame(new ServerFrame.RoomFragment(this.key, this.seq, patch));
	}

}
