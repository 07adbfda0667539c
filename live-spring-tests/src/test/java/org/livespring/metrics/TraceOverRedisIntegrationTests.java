package org.livespring.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** One trace from an action on one node to the listener on another, over a real Redis. */
class TraceOverRedisIntegrationTests {

	@Test
	void actionAndAllThatItCausesOnBothNodesAreOneTree() {
		try (RedisProcess redis = RedisProcess.start();
				ConfigurableApplicationContext one = start(redis);
				ConfigurableApplicationContext two = start(redis)) {
			LoadedPage here = LoadedPage.get(TestApplication.url(one, "/page/relay"));
			LoadedPage there = LoadedPage.get(TestApplication.url(two, "/page/relay"));
			try (LiveSocket socket = here.live(WireForm.COMPACT); LiveSocket other = there.live(WireForm.COMPACT)) {
				socket.call(here.component("relay"), "announce", Map.of("text", "hello"));
				Awaitility.await()
					.untilAsserted(() -> assertThat(there.component("relay").html()).isNotNull().contains("hello"));
				Awaitility.await()
					.untilAsserted(() -> assertThat(here.component("relay").html()).isNotNull().contains("hello"));
				SimpleSpan action = await(() -> spans(one).find("live.action", "relay.announce"));
				SimpleSpan listener = await(() -> spans(two).find("live.listener", "relay"));
				assertThat(spans(one).below(action)).containsOnly("resolve", "action", "view", "render", "counter",
						"sign", "diff", "send", "publish announced");
				SimpleSpan mount = spans(one).find("live.mount", "counter");
				assertThat(mount.getTraceId()).isEqualTo(action.getTraceId());
				assertThat(spans(one).below(mount)).contains("mount", "view", "render", "sign");
				SimpleSpan publish = spans(one).find("live.publish", "publish announced");
				SimpleSpan receive = await(() -> spans(two).find("live.receive", "receive announced"));
				assertThat(receive.getParentId()).isEqualTo(publish.getSpanId());
				assertThat(listener.getParentId()).isEqualTo(receive.getSpanId());
				assertThat(spans(two).below(listener)).contains("action", "view", "render", "diff", "sign", "send");
				assertThat(List.of(publish, receive, listener)).extracting(SimpleSpan::getTraceId)
					.containsOnly(action.getTraceId());
			}
		}
	}

	private static ConfigurableApplicationContext start(RedisProcess redis) {
		return TestApplication.start(TracedNode.class,
				"spring.data.redis.url=redis://" + redis.host() + ":" + redis.port(),
				"live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=");
	}

	private static SimpleSpan await(Supplier<SimpleSpan> span) {
		return Awaitility.await().ignoreExceptions().until(span::get, (found) -> found != null);
	}

	private static Spans spans(ConfigurableApplicationContext node) {
		return node.getBean(Spans.class);
	}

	@SpringBootConfiguration
	@Import(TestApplication.class)
	static class TracedNode {

		@Bean
		SimpleTracer tracer() {
			return new SimpleTracer();
		}

		@Bean
		Spans spans(SimpleTracer tracer) {
			return new Spans(tracer);
		}

	}

	/** Makes spans as a tracer does, and keeps those that ended. */
	static final class Spans extends ObservationHandler.FirstMatchingCompositeObservationHandler {

		private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();

		Spans(SimpleTracer tracer) {
			super(new PropagatingSenderTracingObservationHandler<>(tracer, new TraceHeaders(tracer)),
					new PropagatingReceiverTracingObservationHandler<>(tracer, new TraceHeaders(tracer)),
					new DefaultTracingObservationHandler(tracer));
		}

		@Override
		public void onStop(Observation.Context context) {
			TracingObservationHandler.TracingContext tracing = context
				.getRequired(TracingObservationHandler.TracingContext.class);
			SimpleSpan span = (SimpleSpan) tracing.getSpan();
			super.onStop(context);
			this.ended.add(new Ended(context.getName(), span));
		}

		/** The first span of an observation that ended. */
		SimpleSpan find(String observation, String name) {
			return this.ended.stream()
				.filter((each) -> each.observation.equals(observation) && name.equals(each.span.getName()))
				.map(Ended::span)
				.findFirst()
				.orElseThrow(() -> new AssertionError(name + " is not among " + this.ended));
		}

		/** Names of the spans right below another one. */
		List<String> below(SimpleSpan span) {
			List<String> names = new ArrayList<>();
			this.ended.stream()
				.filter((each) -> span.getSpanId().equals(each.span.getParentId()))
				.forEach((each) -> names.add(each.span.getName()));
			return names;
		}

	}

	private record Ended(String observation, SimpleSpan span) {

	}

}
