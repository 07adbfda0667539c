package org.livespring.protocol;

import java.util.List;
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

import org.livespring.diff.Patch;
import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.load.wire.ClientCodec;

/** Time to read an action and to write its answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FrameCodecBenchmark {

	private static final String DEEP = "[4,17,\"a\",\"b\",0," + "[".repeat(100_000);

	private static final String DIGITS = "[4,17,\"a\",\"b\",0,{\"x\":" + "9".repeat(1_000_000);

	private final ServerFrame answer = new ServerFrame.ActionResponse(7, 7L,
			Patch.delta(List.of(new Copy(0, 45), new Insert("8"), new Copy(46, 20))),
			Patch.delta(List.of(new Copy(0, 240), new Insert("8"), new Copy(241, 12))), Frames.TAG, null, List.of());

	@Param
	private WireForm form;

	private FrameCodec codec;

	private String click;

	private String post;

	@Setup
	public void setUp() {
		this.codec = new FrameCodec(this.form, new JsonMapper());
		ClientCodec client = new ClientCodec(this.form);
		this.click = client.write(new ClientFrame.CallAction(7, Frames.ID, "increment", 6, null, null));
		this.post = client.write(new ClientFrame.CallAction(7, Frames.ID, "post", 6,
				Frames.object("{\"text\":\"Hello\",\"tags\":[\"a\",\"b\"],\"size\":3}"), null));
	}

	/** Hostile frames are to be refused within 10 ms. */
	@Benchmark
	public Object refuseDepth() {
		return refuse(DEEP);
	}

	@Benchmark
	public Object refuseDigits() {
		return refuse(DIGITS);
	}

	private Object refuse(String text) {
		try {
			return this.codec.readClient(text);
		}
		catch (FrameException ex) {
			return ex;
		}
	}

	@Benchmark
	public Object readClick() {
		return this.codec.readClient(this.click);
	}

	@Benchmark
	public Object readPost() {
		return this.codec.readClient(this.post);
	}

	@Benchmark
	public Object writeAnswer() {
		return this.codec.writeServer(this.answer);
	}

}
