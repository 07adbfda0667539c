package org.livespring.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			000A, \\n
			000D, \\r
			0009, \\t
			0000, \\u0000
			0008, \\u0008
			001B, \\u001b
			007F, \\u007f
			0085, \\u0085
			009B, \\u009b
			00AD, \\u00ad
			200B, \\u200b
			200E, \\u200e
			2028, \\u2028
			2029, \\u2029
			202E, \\u202e
			2066, \\u2066
			FEFF, \\ufeff
			D83D, \\ud83d
			DE00, \\ude00
			E000, \\ue000
			FFFF, \\uffff
			E0041, \\u{e0041}
			""")
	void whatIsNotShownIsWrittenAsItsNumber(String number, String shown) {
		String hidden = new String(Character.toChars(Integer.parseInt(number, 16)));
		assertThat(Printable.value("a" + hidden + "b")).isEqualTo("a" + shown + "b");
	}

	@ParameterizedTest
	@CsvSource({ "counter", "Grüße", "日本語", "שלום", "😀", "a b", "5 €", "it's" })
	void textsOfAllLanguagesStay(String text) {
		assertThat(Printable.value(text)).isSameAs(text);
		assertThat(Printable.message(text)).isSameAs(text);
	}

	@Test
	void valueAndMessageAreCut() {
		assertThat(Printable.value("x".repeat(1_000_000))).hasSize(201).endsWith("x…");
		assertThat(Printable.value("\n".repeat(1_000_000))).hasSize(401).endsWith("\\n…");
		assertThat(Printable.message("x".repeat(1_000_000))).hasSize(8001);
		// Half of a character would be no character
		assertThat(Printable.value("x".repeat(199) + "😀x")).isEqualTo("x".repeat(199) + "\\ud83d…");
	}

	@Test
	void endOfAQuotedValueCannotBeMistaken() {
		assertThat(Printable.quoted("joe\" address=\"1.2.3.4")).isEqualTo("\"joe\\\" address=\\\"1.2.3.4\"");
		assertThat(Printable.quoted("a\\")).isEqualTo("\"a\\\\\"");
		assertThat(Printable.quoted(null)).isEqualTo("none");
	}

	@Test
	void messageOfAnExceptionIsOneLine() {
		assertThat(new LiveException(LiveErrorCode.INVALID_PAYLOAD, "a\nb\u202ec")).hasMessage("a\\nb\\u202ec");
	}

}
