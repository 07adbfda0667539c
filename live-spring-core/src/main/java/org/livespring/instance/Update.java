package org.livespring.instance;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;
import org.livespring.protocol.ServerFrame;

/**
 * An update of an instance for the browser.
 *
 * @param seq sequence number of the update
 * @param html change of the HTML, {@code null} if there is none
 * @param state change of the snapshot's text, {@code null} if there is none
 * @param tag authentication tag of the new snapshot
 * @param children new children, on all levels
 */
public record Update(long seq, @Nullable Patch html, @Nullable Patch state, String tag,
		List<ServerFrame.Child> children) {

	ServerFrame frame(String componentId, boolean headless) {
		return headless ? new ServerFrame.StateUpdate(componentId, this.seq, this.state, this.tag)
				: new ServerFrame.ComponentUpdate(componentId, this.seq, this.html, this.state, this.tag,
						this.children);
	}

	public static ServerFrame response(long requestId, @Nullable Update update, @Nullable Object result) {
		return (update == null) ? new ServerFrame.ActionResponse(requestId, null, null, null, null, result, List.of())
				: new ServerFrame.ActionResponse(requestId, update.seq, update.html, update.state, update.tag, result,
						update.children);
	}

}
