package org.livespring.session;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
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
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;
import org.livespring.test.app.Watch;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that are rendered, and connected later, while their room goes on. */
class PageLoadGapIntegrationTests {

	/**
	 * As many as show a gap between page and connection; {@code rooms} of the load driver
	 * has a thousand.
	 */
	private static final int PAGES = 200;

	private static final int VISITORS = 4;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(TestApplication.class,
			"live.rooms.frame-interval=200ms", "live.rooms.history.rules[0].rooms=ticks",
			"live.rooms.history.rules[0].length=30000");

	@Test
	void nothingIsMissedAndNothingShownTwice() {
		LiveRooms rooms = application.bean(LiveRooms.class);
		AtomicLong number = new AtomicLong();
		Runnable tick = () -> rooms.room(Watch.ROOM).publish(new Watch.Tick(number.incrementAndGet()));
		ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
		ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
		Queue<LoadedPage> pages = new ConcurrentLinkedQueue<>();
		Queue<LiveSocket> sockets = new ConcurrentLinkedQueue<>();
		try {
			ticker.scheduleAtFixedRate(tick, 0, 10, TimeUnit.MILLISECONDS);
			IntStream.range(0, VISITORS)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> visit(new Random(i), visitors, pages, sockets),
						visitors))
				.toList()
				.forEach((visit) -> visit.join().forEach(CompletableFuture::join));
			ticker.shutdown();
			Awaitility.await().until(ticker::isTerminated);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(pages).allSatisfy((page) -> assertThat(page.component("watch").state())
					.hasToString("{\"last\":" + number + ",\"missed\":0,\"repeated\":0,\"resyncs\":0}")));
			assertThat(pages).hasSize(PAGES);
			assertThat(number.get()).isGreaterThan(100);
		}
		finally {
			ticker.shutdownNow();
			visitors.shutdownNow();
			sockets.forEach(LiveSocket::close);
		}
	}

	/** Loads pages, and connects each up to half a second later. */
	private static List<CompletableFuture<Void>> visit(Random random, Executor executor, Queue<LoadedPage> pages,
			Queue<LiveSocket> sockets) {
		HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		return IntStream.range(0, PAGES / VISITORS).mapToObj((i) -> {
			LoadedPage page = LoadedPage.get(browser, application.url("/page/watch"));
			pages.add(page);
			return CompletableFuture.runAsync(() -> sockets.add(page.live(WireForm.COMPACT)),
					CompletableFuture.delayedExecutor(random.nextInt(500), TimeUnit.MILLISECONDS, executor));
		}).toList();
	}

}
