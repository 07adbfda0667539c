package org.livespring.sse;

import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveClientEvent;
import org.livespring.LiveRooms;
import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A real {@code EventSource}, whose stream ends again and again. */
@ExtendWith(Browser.class)
class EventSourceBrowserTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.sse.enabled=true",
			"live.sse.life=1500ms");

	private final LiveRooms rooms = application.bean(LiveRooms.class);

	private final SseStreams streams = application.bean(SseStreams.class);

	@LiveClientEvent
	record Tick(int number) {
	}

	@Test
	void whatCameWhileTheStreamWasCutIsReplayedOnceAndInOrder(Page page) {
		page.navigate(application.url("/page/counter"));
		page.evaluate("""
				() => {
					window.seen = []
					window.opened = 0
					const events = new EventSource("/live/sse/news")
					events.onopen = () => window.opened++
					events.addEventListener("tick", event => window.seen.push(JSON.parse(event.data).number))
					events.addEventListener("resync", () => window.seen.push("resync"))
				}""");
		page.waitForFunction("() => window.opened === 1");
		tick(1);
		page.waitForFunction("() => window.seen.length === 1");
		int number = 2;
		for (int cut = 1; cut <= 2; cut++) {
			Awaitility.await().until(() -> this.streams.size() == 0);
			tick(number++);
			tick(number++);
			page.waitForFunction("opened => window.opened === opened", cut + 1);
			tick(number++);
		}
		page.waitForFunction("count => window.seen.length >= count", number - 1);
		assertThat(page.evaluate("() => window.seen.join()"))
			.isEqualTo(String.join(",", IntStream.range(1, number).mapToObj(String::valueOf).toList()));
	}

	private void tick(int number) {
		this.rooms.room("news").publish(new Tick(number));
	}

}
