package org.livespring.component.bind;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link NearestName}. */
class NearestNameTests {

	private static final List<String> NAMES = List.of("add", "rename", "remove", "clearDone");

	@Test
	void nearestNameIsHinted() {
		assertThat(NearestName.hint("renmae", NAMES)).isEqualTo("; did you mean 'rename'?");
		assertThat(NearestName.hint("ADD", NAMES)).isEqualTo("; did you mean 'add'?");
		assertThat(NearestName.hint("cleardone", NAMES)).isEqualTo("; did you mean 'clearDone'?");
	}

	@Test
	void nameWithoutSomeOfItsWordsIsHinted() {
		List<String> names = List.of("chat-room", "order-form");
		assertThat(NearestName.hint("chat", names)).isEqualTo("; did you mean 'chat-room'?");
		assertThat(NearestName.hint("Form", names)).isEqualTo("; did you mean 'order-form'?");
		assertThat(NearestName.hint("com.example.OrderForm", List.of("orderform")))
			.isEqualTo("; did you mean 'orderform'?");
		assertThat(NearestName.hint("o", names)).isEmpty();
	}

	@Test
	void nothingIsHintedWhereNothingIsNear() {
		assertThat(NearestName.hint("publish", NAMES)).isEmpty();
		assertThat(NearestName.hint("", NAMES)).isEmpty();
		assertThat(NearestName.hint("rename".repeat(1000), NAMES)).isEmpty();
	}

}
