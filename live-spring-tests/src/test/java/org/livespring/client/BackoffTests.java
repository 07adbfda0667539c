package org.livespring.client;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No server is stormed, whatever it does with those who come. */
class BackoffTests extends AbstractClientTests {

	private static final int PAGES = 1000;

	@BeforeEach
	void open() {
		this.server.open("<p>Text</p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "this.onclose({ code: 1006 })",
			"this.onmessage({ data: '[1,1,600,50]' }); this.onclose({ code: 1012 })",
			"this.onmessage({ data: '[1,1,600,50]' }); this.onclose({ code: 1001 })",
			"this.onmessage({ data: '[1,1,600,50]' }); this.onmessage({ data: '[3,1,[\"c1\"]]' });"
					+ " this.onclose({ code: 1012 })" })
	void pageComesAtMostTwelveTimesInAMinute(String server) {
		this.page.clock().install();
		eval("""
				window.attempts = 0
				const later = setTimeout
				window.WebSocket = class {
				  static OPEN = 1
				  constructor() { attempts++; later(() => { %s }) }
				  close() {}
				}
				void 0""".formatted(server));
		this.server.disconnect(1012);
		this.page.clock().runFor(60_000);
		assertThat(((Number) eval("attempts")).intValue()).isBetween(5, 12);
		assertThat(text(".live-notices [aria-live]")).contains("Connection lost");
	}

	@Test
	void connectionThatHeldIsReplacedSoon() {
		this.page.clock().install();
		eval("""
				window.attempts = 0
				window.WebSocket = class {
				  static OPEN = 1
				  constructor() { attempts++; window.last = this; setTimeout(() => this.onmessage({ data: "[1,1,600,50]" })) }
				  close() {}
				}
				void 0""");
		this.server.disconnect(1012);
		for (int i = 2; i <= 6; i++) {
			this.page.clock().runFor(500);
			eval("last.onmessage({ data: '[7,1]' })");
			this.page.clock().runFor(5100);
			eval("last.onclose({ code: 1012 })");
			this.page.clock().runFor(200);
			assertThat(((Number) eval("attempts")).intValue()).isEqualTo(i);
		}
	}

	@Test
	void thousandPagesSpreadOverTheMinute() {
		List<?> times = (List<?>) eval("""
				import("/live/src/backoff.js").then(({ Backoff }) => Array.from({ length: %d }, () => {
				  const backoff = new Backoff()
				  const times = [backoff.soon()]
				  while (times.at(-1) < 60_000) times.push(times.at(-1) + backoff.next())
				  return times.slice(0, -1)
				}).flat())""".formatted(PAGES));
		int[] seconds = new int[60];
		times.forEach((time) -> seconds[((Number) time).intValue() / 1000]++);
		assertThat(times).hasSizeBetween(8 * PAGES, 12 * PAGES);
		for (int second = 6; second < 60; second++) {
			assertThat(seconds[second]).isLessThan(PAGES / 2);
		}
	}

	@Test
	void thousandPagesThatTheServerTellsWhenToComeSpreadAfterThat() {
		List<?> waits = (List<?>) eval("""
				import("/live/src/backoff.js").then(({ Backoff }) => Array.from({ length: %d }, () => {
				  const backoff = new Backoff()
				  backoff.hold(20_000)
				  return backoff.next()
				}))""".formatted(PAGES));
		int[] seconds = new int[30];
		waits.forEach((wait) -> seconds[((Number) wait).intValue() / 1000]++);
		assertThat(seconds[18]).isZero();
		assertThat(Arrays.stream(seconds).max().orElseThrow()).isLessThan(PAGES / 3);
	}

}
