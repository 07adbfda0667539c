package org.livespring.redis;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.data.redis.core.script.DefaultReactiveScriptExecutor;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisElementWriter;
import org.springframework.data.redis.serializer.RedisSerializationContext;

import org.livespring.load.wire.RedisProcess;

/** What a script costs whose answer nobody waits for, when many are under way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class ScriptBenchmark {

	private static final int AT_ONCE = 256;

	private static final RedisScript<Long> SCRIPT = RedisScript
		.of("redis.call('SET', KEYS[1], ARGV[1]) return 1", Long.class);

	private static final RedisElementWriter<Object> WRITER = (value) -> ByteBuffer.wrap(RedisText.bytes(value));

	private final byte[] argument = new byte[100];

	private RedisProcess redis;

	private OwnConnectionFactory factory;

	private LettuceConnections connections;

	private DefaultReactiveScriptExecutor<String> reactive;

	@Setup
	public void start() {
		this.redis = RedisProcess.start();
		this.factory = OwnConnectionFactory.like(RedisNode.address(this.redis.port()));
		this.factory.afterPropertiesSet();
		this.connections = new LettuceConnections(this.factory);
		this.connections.connect();
		this.reactive = new DefaultReactiveScriptExecutor<>(this.factory, RedisSerializationContext.string());
	}

	@TearDown
	public void stop() {
		this.factory.destroy();
		this.redis.close();
	}

	@Benchmark
	@OperationsPerInvocation(AT_ONCE)
	public void client() {
		join(Stream.generate(() -> this.connections.run(SCRIPT, List.of("key"), this.argument)));
	}

	@Benchmark
	@OperationsPerInvocation(AT_ONCE)
	public void reactive() {
		join(Stream.generate(() -> this.reactive
			.execute(SCRIPT, List.of("key"), List.of(this.argument), WRITER, (buffer) -> 0L)
			.next()
			.toFuture()));
	}

	private static void join(Stream<? extends CompletionStage<Long>> scripts) {
		CompletableFuture
			.allOf(scripts.limit(AT_ONCE).map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new))
			.join();
	}

}
