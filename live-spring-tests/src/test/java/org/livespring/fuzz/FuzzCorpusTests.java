package org.livespring.fuzz;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What fuzzing began with and what it found, and inputs that differ a little from it. */
class FuzzCorpusTests {

	private static final int MUTATIONS = 500;

	@ParameterizedTest
	@MethodSource("targets")
	void corpusIsHandled(Class<?> target) throws Exception {
		Method fuzz = target.getMethod("fuzzerTestOneInput", byte[].class);
		List<byte[]> corpus = corpus(target);
		assertThat(corpus).isNotEmpty();
		Random random = new Random(7);
		for (byte[] input : corpus) {
			fuzz.invoke(null, (Object) input);
			for (int i = 0; i < MUTATIONS; i++) {
				fuzz.invoke(null, (Object) mutated(input, random));
			}
		}
	}

	static List<Class<?>> targets() {
		return FuzzRun.TARGETS;
	}

	private static List<byte[]> corpus(Class<?> target) throws IOException {
		try (Stream<Path> files = Files.list(FuzzRun.corpus(target))) {
			return files.sorted().map(FuzzCorpusTests::read).toList();
		}
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] mutated(byte[] input, Random random) {
		byte[] mutated = input.clone();
		for (int i = 0; i < 1 + random.nextInt(3) && mutated.length > 0; i++) {
			mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
		}
		return (random.nextInt(4) == 0) ? java.util.Arrays.copyOf(mutated, random.nextInt(mutated.length + 1))
				: mutated;
	}

}
