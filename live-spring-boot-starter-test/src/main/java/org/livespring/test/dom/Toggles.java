package org.livespring.test.dom;

import org.jsoup.nodes.Element;

/** Details that the user opened or closed, which stay so until the server changes it. */
public final class Toggles {

	/** Attribute of a toggled element: whether the server had it open. */
	static final String BY_USER = "live-test-toggled";

	private Toggles() {
	}

	public static void toggle(Element details) {
		boolean open = details.hasAttr("open");
		if (!details.hasAttr(BY_USER)) {
			details.attr(BY_USER, String.valueOf(open));
		}
		details.attr("open", !open);
	}

	public static void forget(Element details, boolean open) {
		details.removeAttr(BY_USER);
		details.attr("open", open);
	}

}
