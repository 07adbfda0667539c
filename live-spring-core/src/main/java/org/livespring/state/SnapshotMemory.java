package org.livespring.state;

import java.util.List;

/**
 * What the last snapshot of an instance leaves for the next one: where in its text the
 * elements of lists stand. It may be forgotten at any time, serves one instance, and is
 * used by one write at a time. It takes a few bytes for each element and is bounded as
 * the text is.
 */
public final class SnapshotMemory {

	private String text = "";

	private List<WrittenList> lists = List.of();

	/** Write everything anew. */
	public void forget() {
		remember("", List.of());
	}

	/** No lists, no text: most components have none. */
	void remember(String text, List<WrittenList> lists) {
		this.text = lists.isEmpty() ? "" : text;
		this.lists = lists;
	}

	String text() {
		return this.text;
	}

	List<WrittenList> lists() {
		return this.lists;
	}

}
