package org.livespring.state;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceIdsTests {

	@Test
	void idsAreUrlSafeAndUnique() {
		assertThat(Stream.generate(InstanceIds::next).limit(10_000).collect(Collectors.toSet())).hasSize(10_000)
			.allMatch((id) -> id.matches("[A-Za-z0-9_-]{11}"));
	}

}
