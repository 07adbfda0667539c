package org.livespring.state.crypto;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.livespring.state.Snapshots;

import static org.assertj.core.api.Assertions.assertThat;

class SignerTests {

	@Test
	void signerWorksFromManyThreads() throws Exception {
		Signer signer = new Signer(Snapshots.keys(Snapshots.KEY).derive("test"));
		List<String> expected = IntStream.range(0, 200).mapToObj((i) -> signer.sign(new byte[i])).toList();
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			List<Future<List<String>>> results = IntStream.range(0, 16)
				.mapToObj((thread) -> executor
					.submit(() -> IntStream.range(0, 200).mapToObj((i) -> signer.sign(new byte[i])).toList()))
				.toList();
			for (Future<List<String>> result : results) {
				assertThat(result.get()).isEqualTo(expected);
			}
		}
		finally {
			executor.shutdown();
		}
	}

	@Test
	void verifyTellsWhichKeySigned() {
		Signer old = new Signer(Snapshots.keys(Snapshots.KEY).derive("test"));
		Signer rotated = new Signer(Snapshots.keys(Snapshots.OTHER_KEY, Snapshots.KEY).derive("test"));
		byte[] data = { 1, 2, 3 };
		assertThat(rotated.verify(data, old.sign(data))).isEqualTo(1);
		assertThat(rotated.verify(data, rotated.sign(data))).isZero();
		assertThat(old.verify(data, rotated.sign(data))).isEqualTo(Signer.NOT_VERIFIED);
	}

}
