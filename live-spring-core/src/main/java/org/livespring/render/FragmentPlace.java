package org.livespring.render;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Place of a shared fragment in the text of a component.
 *
 * @param name name of the fragment
 * @param room room of the fragment
 * @param offset where its HTML belongs in the text: inside its host element
 */
public record FragmentPlace(String name, String room, int offset) {

	/** What tells the mark of a fragment from that of a slot. */
	static final String MARK = "#";

	public static FragmentPlace of(String key, int offset) {
		int slash = key.indexOf('/');
		if (slash <= 0 || slash == key.length() - 1) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "A fragment needs a name and a room: " + key);
		}
		return new FragmentPlace(key.substring(0, slash), key.substring(slash + 1), offset);
	}

	/**
	 * What the browser knows the fragment by.
	 * @return {@code name/room}
	 */
	public String key() {
		return this.name + "/" + this.room;
	}

}
