package org.livespring.session;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRooms;
import org.livespring.protocol.WireForm;
import org.livespring.test.LivePage;
import org.livespring.test.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;
import org.livespring.test.app.Watch;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that are rendered, and connected later, while their room goes on. */
class PageLoadGapIntegrationTests {

	private static final int PAGES = 1000;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(TestApplication.class,
			"live.rooms.frame-interval=1s", "live.rooms.history.rules[0].rooms=ticks",
			"live.rooms.history.rules[0].length=10000");

	@Test
	void nothingIsMissedAndNothingShownTwice() {
		LiveRooms rooms = application.bean(LiveRooms.class);
		AtomicLong number = new AtomicLong();
		Runnable tick = () -> rooms.room(Watch.ROOM).publish(new Watch.Tick(number.incrementAndGet()));
		ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(3);
		Queue<LivePage> pages = new ConcurrentLinkedQueue<>();
		Queue<LiveSocket> sockets = new ConcurrentLinkedQueue<>();
		try {
			ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
			ticker.scheduleAtFixedRate(tick, 0, 20, TimeUnit.MILLISECONDS);
			List<CompletableFuture<Void>> visitors = IntStream.range(0, 4)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> visit(new Random(i), scheduler, pages, sockets)))
				.toList();
			visitors.forEach(CompletableFuture::join);
			Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> sockets.size() == PAGES);
			ticker.shutdown();
			Awaitility.await().until(ticker::isTerminated);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(pages).allSatisfy((page) -> assertThat(page.component("watch").state())
					.hasToString("{\"last\":" + number + ",\"missed\":0,\"repeated\":0,\"resyncs\":0}")));
			assertThat(number.get()).isGreaterThan(100);
		}
		finally {
			scheduler.shutdownNow();
			new ArrayList<>(sockets).forEach(LiveSocket::close);
		}
	}

	private static void visit(Random random, ScheduledExecutorService scheduler, Queue<LivePage> pages,
			Queue<LiveSocket> sockets) {
		HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		for (int i = 0; i < PAGES / 4; i++) {
			LivePage page = LivePage.get(browser, application.url("/page/watch"));
			pages.add(page);
			scheduler.schedule(() -> sockets.add(page.live(WireForm.COMPACT)), random.nextInt(2000),
					TimeUnit.MILLISECONDS);
		}
	}

}
