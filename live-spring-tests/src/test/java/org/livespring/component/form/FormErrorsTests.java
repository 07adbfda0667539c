package org.livespring.component.form;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormErrorsTests {

	private final FormErrors errors = FormErrors.NONE.with("add", Map.of("name", "a"))
		.with("rename:7", Map.of("name", "b", "text", "c"));

	@Test
	void formHasItsOwnErrors() {
		assertThat(this.errors.of("add")).isEqualTo(Map.of("name", "a"));
		assertThat(this.errors.of("rename:7")).isEqualTo(Map.of("name", "b", "text", "c"));
		assertThat(this.errors.of("rename")).isEmpty();
		assertThat(this.errors.all()).isEqualTo(Map.of("name", "b", "text", "c"));
	}

	@Test
	void formWithoutErrorsIsNotKept() {
		assertThat(this.errors.with("add", Map.of()).with("rename:7", Map.of())).isEqualTo(FormErrors.NONE);
	}

	@Test
	void errorsOfPropertiesAreShownInFormsUntilTheyAreWritten() {
		FormErrors refused = this.errors.written(List.of("text", "q"), Map.of("q", "d"));
		assertThat(refused.of("add")).isEqualTo(Map.of("name", "a", "q", "d"));
		assertThat(refused.written(List.of("text"), Map.of())).isEqualTo(refused);
		assertThat(refused.written(List.of("q"), Map.of())).isEqualTo(this.errors);
	}

	@Test
	void errorsLeaveWithTheirForm() {
		FormErrors refused = this.errors.written(List.of("q"), Map.of("q", "d"));
		assertThat(refused.without("rename:7"::equals).forms()).containsOnlyKeys("add", FormErrors.PROPERTIES);
		assertThat(refused.without((form) -> true).forms()).containsOnlyKeys(FormErrors.PROPERTIES);
	}

	@Test
	void numberOfFormsIsLimited() {
		FormErrors many = this.errors;
		for (int i = 0; i < 1000; i++) {
			many = many.with(FormErrors.form("save", "k" + i), Map.of("name", "x"));
		}
		assertThat(many.forms()).hasSize(50).containsKey("save:k999");
	}

	@ParameterizedTest
	@CsvSource({ "7, save:7", "a_b.c-D, save:a_b.c-D", "'', save", "a b, save", "a:b, save", "<x>, save", ", save" })
	void keyHasFewCharacters(String key, String form) {
		assertThat(FormErrors.form("save", key)).isEqualTo(form);
		assertThat(FormErrors.form("save", "x".repeat(65))).isEqualTo("save");
	}

}
