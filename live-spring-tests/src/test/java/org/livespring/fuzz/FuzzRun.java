package org.livespring.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.livespring.component.PayloadFuzz;
import org.livespring.diff.DeltaFuzz;
import org.livespring.protocol.FrameFuzz;
import org.livespring.room.NameFuzz;
import org.livespring.state.SnapshotFuzz;

/**
 * Runs Jazzer, which makes up inputs that reach further and further into the code. The
 * arguments are the seconds for each target, and the names of targets if not all of them
 * are meant. What it finds is written to {@code target/fuzz}.
 */
public final class FuzzRun {

	static final List<Class<?>> TARGETS = List.of(FrameFuzz.class, SnapshotFuzz.class, PayloadFuzz.class,
			DeltaFuzz.class, NameFuzz.class);

	private FuzzRun() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		int seconds = (args.length > 0) ? Integer.parseInt(args[0]) : 60;
		List<String> names = List.of(args).subList(Math.min(1, args.length), args.length);
		boolean clean = true;
		for (Class<?> target : TARGETS) {
			if (names.isEmpty() || names.contains(target.getSimpleName())) {
				int exit = run(target, seconds);
				System.out.println(target.getSimpleName() + ((exit == 0) ? ": nothing found" : ": FAILED, " + exit));
				clean &= exit == 0;
			}
		}
		System.exit(clean ? 0 : 1);
	}

	/** Seeds of a target, and inputs for which it failed once. */
	static Path corpus(Class<?> target) {
		return module().resolve("src/test/resources/fuzz").resolve(target.getSimpleName());
	}

	private static Path module() {
		Path module = Path.of("live-spring-tests");
		return (Files.isDirectory(module) ? module : Path.of("")).toAbsolutePath();
	}

	private static int run(Class<?> target, int seconds) throws IOException, InterruptedException {
		Path found = Files.createDirectories(module().resolve("target/fuzz").resolve(target.getSimpleName()));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
				"--target_class=" + target.getName(), "--instrumentation_includes=org.livespring.**",
				"--reproducer_path=" + found, "-artifact_prefix=" + found + "/", "-max_total_time=" + seconds,
				"-max_len=4096", "-timeout=60", "-print_final_stats=1", found.toString(), corpus(target).toString())
			.directory(found.toFile())
			.inheritIO()
			.start()
			.waitFor();
	}

}
