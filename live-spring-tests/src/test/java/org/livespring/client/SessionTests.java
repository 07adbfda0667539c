package org.livespring.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The HTTP session of a page that is used. */
class SessionTests extends AbstractClientTests {

	@Test
	void usedPageKeepsItsSession() {
		this.page.clock().install();
		this.server.sessionSeconds(60).open("<button>+</button>");
		this.page.clock().runFor(130_000);
		this.server.settle();
		assertThat(this.server.requests()).doesNotContain("/live/session");
		$("button").click();
		this.server.awaitPart("keep");
		this.page.clock().runFor(60_000);
		this.page.waitForCondition(() -> this.server.requests().contains("/live/session"));
		this.page.clock().runFor(120_000);
		this.server.settle();
		assertThat(this.server.requests().stream().filter("/live/session"::equals)).hasSize(1);
	}

	@Test
	void pageWithoutSessionAsksForNone() {
		this.page.clock().install();
		this.server.open("<button>+</button>");
		$("button").click();
		this.page.clock().runFor(4_000_000);
		this.server.settle();
		assertThat(this.server.requests()).doesNotContain("/live/session");
	}

}
