package org.livespring.render;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;
import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;

import org.livespring.autoconfigure.render.LiveFreeMarkerAutoConfiguration;
import org.livespring.autoconfigure.render.LiveJteAutoConfiguration;
import org.livespring.autoconfigure.render.LiveMustacheAutoConfiguration;
import org.livespring.autoconfigure.render.LiveThymeleafAutoConfiguration;

/** One row of a table of 200 rows (20 KB) changes, and the table is rendered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TableRenderBenchmark {

	@Param({ "thymeleaf-th:each", "thymeleaf-live:each", "jte", "mustache", "freemarker" })
	private String engine = "";

	private final RenderCache cache = new RenderCache();

	private final TestModel.Table table = TestModel.Table.of(0);

	private ComponentRenderer renderer;

	private String template;

	private int change;

	@Setup
	public void start() {
		this.template = this.engine.endsWith("live:each") ? "table-live" : "table";
		Map<String, Class<?>[]> engines = Map.of("thymeleaf",
				new Class<?>[] { ThymeleafAutoConfiguration.class, LiveThymeleafAutoConfiguration.class }, "jte",
				new Class<?>[] { JteTestConfiguration.class, LiveJteAutoConfiguration.class }, "mustache",
				new Class<?>[] { MustacheAutoConfiguration.class, LiveMustacheAutoConfiguration.class }, "freemarker",
				new Class<?>[] { FreeMarkerAutoConfiguration.class, LiveFreeMarkerAutoConfiguration.class });
		this.renderer = new RenderTestContext(engines.get(this.engine.split("-")[0])).renderer();
	}

	/** The state was changed in place: all other rows are the same objects. */
	@Benchmark
	public Rendered sameObjects() {
		return this.renderer.render(RenderTestContext.call(this.template, this.table.change(this.change++),
				RenderTestContext.ENGLISH, this.cache));
	}

	/** The view is derived anew: all other rows are equal. */
	@Benchmark
	public Rendered equalObjects() {
		return this.renderer.render(RenderTestContext.call(this.template, TestModel.Table.of(this.change++),
				RenderTestContext.ENGLISH, this.cache));
	}

}
