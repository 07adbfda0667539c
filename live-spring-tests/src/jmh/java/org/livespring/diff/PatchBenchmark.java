package org.livespring.diff;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

/** Time and size of the deltas of typical changes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PatchBenchmark {

	@Param
	private Change change;

	private String base = "";

	private String target = "";

	@Setup
	public void setUp() {
		this.base = this.change.base();
		this.target = this.change.target();
		Patch patch = Patch.between(this.base, this.target);
		System.out.println(this.change + ": " + PatchJson.write(patch).getBytes(StandardCharsets.UTF_8).length
				+ " bytes instead of " + this.target.length());
	}

	@Benchmark
	public Object patch() {
		return Patch.between(this.base, this.target);
	}

	@Benchmark
	public String wellFormed() {
		return WellFormedText.of(this.target);
	}

	/** A change, of a page of 1 KB or a table of 200 rows. */
	public enum Change {

		COUNTER {
			@Override
			String base() {
				return Html.counter(7);
			}

			@Override
			String target() {
				return Html.counter(8);
			}
		},
		ONE_CELL {
			@Override
			String target() {
				return base().replace(Html.row(100, 100 % 7), Html.row(100, 8));
			}
		},
		INSERT_AT_TOP {
			@Override
			String target() {
				List<Integer> ids = Html.ids();
				ids.add(0, 201);
				return Html.table(ids);
			}
		},
		MOVE_ONE {
			@Override
			String target() {
				List<Integer> ids = Html.ids();
				ids.add(150, ids.remove(50));
				return Html.table(ids);
			}
		},
		SHUFFLE {
			@Override
			String target() {
				List<Integer> ids = Html.ids();
				Collections.shuffle(ids, new Random(1));
				return Html.table(ids);
			}
		},
		THREE_SCATTERED {
			@Override
			String target() {
				String target = base();
				for (int id : new int[] { 20, 100, 180 }) {
					target = target.replace(Html.row(id, id % 7), Html.row(id, 42));
				}
				return target;
			}
		};

		String base() {
			return Html.table(Html.ids());
		}

		abstract String target();

	}

}
