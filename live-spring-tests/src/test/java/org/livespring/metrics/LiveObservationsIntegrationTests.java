package org.livespring.metrics;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveTask;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls as spans of the application's tracer. */
class LiveObservationsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Traced.class);

	private final Spans spans = application.bean(Spans.class);

	@BeforeEach
	void clear() {
		this.spans.ended.clear();
	}

	@Test
	void actionIsASpanWithItsPhasesAndWhatTheComponentDoesInIt() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		SimpleSpan mount = ended("counter", "live.mount");
		assertThat(mount.getTags()).containsEntry("component", "counter").containsEntry("outcome", "done");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ended("counter", "live.rehydrate");
			socket.call(counter, "increment", Map.of());
			SimpleSpan action = ended("counter.increment", "live.action");
			assertThat(action.getTags()).containsEntry("action", "increment").containsEntry("outcome", "done");
			for (String phase : new String[] { "resolve", "action", "view", "render", "diff", "sign", "send" }) {
				assertThat(this.spans.ended).as(phase)
					.anyMatch((span) -> span.getName().equals(phase) && isChild(span, action));
			}
		}
	}

	@Test
	void failedActionHasTheErrorAndItsId() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame.ErrorFrame error = (ServerFrame.ErrorFrame) socket.call(counter, "fail", Map.of());
			SimpleSpan action = ended("counter.fail", "live.action");
			assertThat(action.getTags()).containsEntry("live.error.id", error.id()).containsEntry("outcome", "failed");
			assertThat(action.getError()).hasMessage("on purpose");
		}
	}

	@Test
	void taskBelongsToTheTraceOfTheActionThatStartedIt() {
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			socket.send(new ClientFrame.ComponentMount(77, "tracing", JsonMapper.shared().createObjectNode()));
			ServerFrame.ComponentMounted mounted = (ServerFrame.ComponentMounted) socket.answer(77);
			socket.call(socket.component(mounted.componentId()), "begin", Map.of());
			SimpleSpan action = ended("tracing.begin", "live.action");
			SimpleSpan task = ended("tracing.work", "live.task");
			SimpleSpan inside = ended("inside", "inside");
			assertThat(task.getTraceId()).isEqualTo(action.getTraceId());
			assertThat(inside.getTraceId()).isEqualTo(action.getTraceId());
		}
	}

	@Test
	void observationsMakeNoMetersBesideOurs() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
			ended("counter.increment", "live.action");
			assertThat(application.bean(MeterRegistry.class).find("live.actions").timers()).isNotEmpty();
			assertThat(application.bean(MeterRegistry.class).getMeters())
				.noneMatch((meter) -> LiveObservations.isOurs(meter.getId().getName().replace(".active", "")));
		}
	}

	private static boolean isChild(SimpleSpan span, SimpleSpan parent) {
		return span.getTraceId().equals(parent.getTraceId()) && parent.getSpanId().equals(span.context().parentId());
	}

	private SimpleSpan ended(String name, String observation) {
		return Awaitility.await()
			.until(() -> this.spans.ended.stream()
				.filter((span) -> span.getName().equals(name)
						&& observation.equals(this.spans.names.get(span.context().spanId())))
				.findFirst(), (found) -> found.isPresent())
			.orElseThrow();
	}

	@SpringBootConfiguration
	@Import({ TestApplication.class, Tracing.class })
	static class Traced {

		@Bean
		SimpleTracer tracer() {
			return new SimpleTracer();
		}

		@Bean
		Spans spans(SimpleTracer tracer) {
			return new Spans(tracer);
		}

	}

	/** Makes spans, and keeps those that ended. */
	static final class Spans extends DefaultTracingObservationHandler
			implements ObservationHandler<Observation.Context> {

		final BlockingQueue<SimpleSpan> ended = new LinkedBlockingQueue<>();

		final Map<String, String> names = new ConcurrentHashMap<>();

		Spans(SimpleTracer tracer) {
			super(tracer);
		}

		@Override
		public void onStop(Observation.Context context) {
			SimpleSpan span = (SimpleSpan) getRequiredSpan(context);
			super.onStop(context);
			this.names.put(span.context().spanId(), context.getName());
			this.ended.add(span);
		}

	}

	/** Does something that is observed. */
	@LiveComponent(name = "tracing", headless = true, mountable = true)
	static class Tracing {

		private final ObservationRegistry registry;

		record State(AsyncValue<String> work) {
		}

		Tracing(ObservationRegistry registry) {
			this.registry = registry;
		}

		State mount() {
			return new State(AsyncValue.idle());
		}

		@LiveAction
		State begin() {
			return new State(AsyncValue.loading());
		}

		@LiveTask
		String work() {
			return Observation.createNotStarted("inside", this.registry).observe(() -> "done");
		}

	}

}
