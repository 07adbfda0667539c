package org.livespring.state;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.json.JsonMapper;

import org.livespring.render.RenderScope;
import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/** Time to write, sign, verify and read a snapshot. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SnapshotBenchmark {

	private static final StateType TYPE = new StateType("rows", 1, Rows.class, null);

	private final Presenter presenter = new Presenter(null, List.of("binding"), null, null);

	/** Rows of the state: about 40 characters each. */
	@Param({ "0", "20", "200" })
	private int rows;

	@Param({ "false", "true" })
	private boolean encrypt;

	private SnapshotCodec codec;

	private Signer signer;

	private Snapshot snapshot;

	private SignedSnapshot signed;

	private byte[] text;

	@Setup
	public void setUp() {
		KeyRing keys = KeyRing.random("benchmark");
		this.signer = new Signer(keys.derive("benchmark"));
		this.codec = new SnapshotCodec(new JsonMapper(), keys,
				new SnapshotCodec.Settings(Duration.ofHours(24), this.encrypt, 1 << 20), Clock.systemUTC());
		SnapshotHeader header = new SnapshotHeader(InstanceIds.next(), "rows", 1, null, null, null, "binding",
				new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, ""), this.codec.expiry(), 0, 12, 7);
		this.snapshot = new Snapshot(header, Content.of(null, new Rows(Collections.nCopies(this.rows, new Row(17, "Row number 17", 3)))));
		this.signed = this.codec.write(this.snapshot);
		this.text = this.signed.text().getBytes(StandardCharsets.UTF_8);
		System.out.println(this.text.length + " bytes");
	}

	@Benchmark
	public Object sign() {
		return this.signer.sign(this.text);
	}

	@Benchmark
	public Object write() {
		return this.codec.write(this.snapshot);
	}

	@Benchmark
	public Object read() {
		return this.codec.verify(this.signed).accept(TYPE, this.presenter);
	}

	/** A state. */
	public record Rows(List<Row> rows) {
	}

	/** A row of it. */
	public record Row(int id, String name, int quantity) {
	}

}
