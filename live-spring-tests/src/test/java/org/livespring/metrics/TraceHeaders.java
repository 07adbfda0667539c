package org.livespring.metrics;

import java.util.List;
import java.util.Objects;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpanBuilder;
import io.micrometer.tracing.test.simple.SimpleTraceContext;
import io.micrometer.tracing.test.simple.SimpleTracer;

/** Carries the ids of a trace and a span in two headers. */
record TraceHeaders(SimpleTracer tracer) implements Propagator {

	@Override
	public List<String> fields() {
		return List.of("trace", "span");
	}

	@Override
	public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
		setter.set(carrier, "trace", context.traceId());
		setter.set(carrier, "span", context.spanId());
	}

	@Override
	public <C> Span.Builder extract(C carrier, Getter<C> getter) {
		String trace = getter.get(carrier, "trace");
		SimpleSpanBuilder builder = new SimpleSpanBuilder(this.tracer);
		if (trace != null) {
			SimpleTraceContext context = new SimpleTraceContext();
			context.setTraceId(trace);
			context.setSpanId(Objects.requireNonNull(getter.get(carrier, "span")));
			builder.setParent(context);
		}
		return builder;
	}

}
