package org.livespring.test;

import org.livespring.test.client.WebPage;

/** What is behind the pages of a {@link LiveTester}. */
public final class TesterPages {

	private TesterPages() {
	}

	public static WebPage of(LivePage page) {
		return page.page();
	}

}
