package org.livespring.component.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.ResolvableType;

import org.livespring.component.bind.InputFormats;

import static org.assertj.core.api.Assertions.assertThat;

class FormFieldsTests {

	private final FormFields fields = new FormFields(ResolvableType.forClass(Form.class), InputFormats.NONE);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name          | text     | {required=, minlength=2, maxlength=10}
			email         | email    | {}
			pieces        | number   | {required=, min=1}
			age           | number   | {required=, max=130}
			price         | number   | {step=any, max=9.5, min=0}
			born          | date     | {required=}
			at            | time     | {}
			terms         | checkbox | {required=}
			spam          | checkbox | {}
			unit          | select   | {}
			units         | select   | {multiple=, required=}
			draft         | text     | {}
			lines[3].text | text     | {required=}
			byKey[a].text | text     | {required=}
			line.text     | text     | {required=}
			line.units    | select   | {multiple=}
			none          | text     | {}
			line.none     | text     | {}
			name.text     | text     | {}
			lines[0]]..x  | text     | {}
			""")
	void rulesComeFromTypeAndConstraints(String path, String control, String attributes) {
		FieldRules rules = this.fields.rules(path);
		assertThat(rules.control()).isEqualTo(control);
		assertThat(rules.attributes()).hasToString(attributes);
	}

	@Test
	void optionsOfAnEnumAreItsConstants() {
		assertThat(this.fields.rules("unit").options()).hasToString("[KG, L]");
		assertThat(this.fields.rules("line.units").options()).hasToString("[KG, L]");
		assertThat(this.fields.rules("name").options()).isEmpty();
	}

	@Test
	void getterReadsComponents() {
		assertThat(this.fields.reads("consistent")).containsExactlyInAnyOrder("pieces", "price", "lines");
		assertThat(this.fields.reads("lines[4].long")).containsExactly("lines[4].text");
		assertThat(this.fields.reads("name")).isEmpty();
		assertThat(this.fields.reads("none")).isEmpty();
		assertThat(this.fields.reads("global")).isEmpty();
	}

	enum Unit {

		KG, L

	}

	interface Later {

	}

	record Form(@NotBlank @Size(min = 2, max = 10) String name, @Email String email, @Min(1) int pieces,
			@NotNull @Max(130) Integer age, @PositiveOrZero @DecimalMax("9.5") BigDecimal price,
			@NotNull LocalDate born, LocalTime at, @AssertTrue boolean terms, @NotNull Boolean spam, Unit unit,
			@NotEmpty Set<Unit> units, @NotBlank(groups = Later.class) String draft, List<Line> lines,
			Map<String, Line> byKey, Line line) {

		@AssertTrue
		boolean isConsistent() {
			return this.pieces > 0 && cheap(100);
		}

		private boolean cheap(int limit) {
			return this.lines.stream().noneMatch((line) -> price().intValue() > limit);
		}

	}

	record Line(@NotBlank String text, List<Unit> units) {

		boolean getLong() {
			return this.text.length() > 10;
		}

	}

}
