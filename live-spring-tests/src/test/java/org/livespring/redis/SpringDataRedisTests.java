package org.livespring.redis;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.ReactivePubSubCommands;
import org.springframework.data.redis.connection.RedisPubSubCommands;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What Spring Data Redis cannot do for {@link LettuceConnections}. A red test is good
 * news: see whether the class is still needed.
 */
class SpringDataRedisTests {

	private static final MessageListener NOBODY = (message, pattern) -> {
	};

	private final RedisProcess redis = RedisProcess.start();

	private final OwnConnectionFactory factory = OwnConnectionFactory.like(RedisNode.address(this.redis.port()));

	private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();

	@BeforeEach
	void start() {
		this.factory.afterPropertiesSet();
		this.container.setConnectionFactory(this.factory);
	}

	@AfterEach
	void stop() throws Exception {
		this.container.destroy();
		this.factory.destroy();
		this.redis.close();
	}

	@Test
	void hasNoShardedChannels() {
		for (Class<?> commands : List.of(RedisPubSubCommands.class, ReactivePubSubCommands.class)) {
			assertThat(commands.getMethods()).extracting(Method::getName)
				.noneMatch((name) -> name.matches("(?i)s(subscribe|publish)|.*shard.*"));
		}
	}

	@Test
	void containerHoldsWhoeverSubscribesWhileRedisHangs() {
		startContainer();
		this.redis.hang();
		assertThat(timeOf(() -> this.container.addMessageListener(NOBODY, ChannelTopic.of("b"))))
			.isGreaterThan(Duration.ofMillis(400));
	}

	@Test
	void ownSubscriptionsHoldNobodyWhileRedisHangs() {
		try (RedisNode node = new RedisNode(this.redis.port()).awaitAvailable()) {
			new Listener(node.broker, "a").ready();
			this.redis.hang();
			assertThat(timeOf(() -> node.link.subscriptions().subscribe("b", (message) -> {
			}))).isLessThan(Duration.ofMillis(50));
		}
	}

	@Test
	void containerGivesMessagesOnOutOfOrder() throws InterruptedException {
		List<String> told = new CopyOnWriteArrayList<>();
		CountDownLatch second = new CountDownLatch(1);
		CountDownLatch both = new CountDownLatch(2);
		this.container.addMessageListener((message, pattern) -> {
			String text = new String(message.getBody(), StandardCharsets.UTF_8);
			if (text.equals("1")) {
				await(second);
			}
			told.add(text);
			second.countDown();
			both.countDown();
		}, ChannelTopic.of("a"));
		this.container.afterPropertiesSet();
		this.container.start();
		this.redis.command("PUBLISH a 1");
		this.redis.command("PUBLISH a 2");
		await(both);
		assertThat(told).containsExactly("2", "1");
	}

	private void startContainer() {
		this.container.setTaskExecutor(new SyncTaskExecutor());
		this.container.addMessageListener(NOBODY, ChannelTopic.of("a"));
		this.container.afterPropertiesSet();
		this.container.start();
	}

	private static Duration timeOf(Runnable call) {
		long begin = System.nanoTime();
		catchThrowable(call::run);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
