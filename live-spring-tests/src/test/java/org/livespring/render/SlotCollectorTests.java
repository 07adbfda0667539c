package org.livespring.render;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SlotCollectorTests {

	private final SlotCollector slots = new SlotCollector("parent", "id", new RenderCache());

	@Test
	void textWithoutChildrenIsLeftAlone() {
		String text = "<p>" + "x".repeat(10) + "</p>";
		assertThat(this.slots.finish(text).text()).isSameAs(text);
	}

	@Test
	void slotsComeInTheOrderOfTheText() {
		String second = child("b");
		String first = child("a");
		Rendered rendered = this.slots.finish(first + "-" + second);
		assertThat(rendered.slots()).extracting(Slot::slot).containsExactly("c:a", "c:b");
		assertThat(rendered.text())
			.isEqualTo("<div live-slot=\"c:a\" id=\"id-c-a\"></div>-<div live-slot=\"c:b\" id=\"id-c-b\"></div>");
	}

	@Test
	void childThatIsNotWrittenIsNoChild() {
		child("a");
		assertThat(this.slots.finish("<p></p>").slots()).isEmpty();
	}

	@Test
	void childThatIsWrittenTwiceIsRefused() {
		String text = child("a");
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> this.slots.finish(text + text))
			.withMessageContaining("occurs twice");
	}

	@Test
	void keyMayEndLikeAComment() {
		Rendered rendered = this.slots.finish(child("a--"));
		assertThat(rendered.slots()).extracting(Slot::slot).containsExactly("c:a--");
		assertThat(rendered.text()).endsWith("id=\"id-c-a--\"></div>");
	}

	@Test
	void attributesAreEscapedAndCannotReplaceTheSlot() {
		String html = this.slots.component("c", null, Map.of(), "li",
				Map.of("title", "\"><script>&", "live-slot", "other"));
		assertThat(this.slots.finish(html).text())
			.isEqualTo("<li live-slot=\"c\" id=\"id-c\" title=\"&quot;&gt;&lt;script&gt;&amp;\"></li>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "script", "INPUT", "a b", "", "div onclick", "1" })
	void elementThatCannotHoldHtmlIsRefused(String host) {
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.slots.component("c", null, Map.of(), host, Map.of()))
			.withMessageContaining("host element");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a>b", "ä", "a:b", "a\n" })
	void keyWithOtherCharactersIsRefused(String key) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> child(key)).withMessageContaining("is no key");
	}

	@Test
	void numberOfChildrenIsLimited() {
		for (int i = 0; i < SlotCollector.MAX_SLOTS; i++) {
			child("k" + i);
		}
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> child("more"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

	@Test
	void slotsSinceAPositionCanBeAddedAgain() {
		child("a");
		child("b");
		List<Slot> kept = this.slots.since(1);
		SlotCollector next = new SlotCollector("parent", "id", new RenderCache());
		kept.forEach(next::add);
		assertThat(kept).extracting(Slot::slot).containsExactly("c:b");
		assertThat(next.size()).isOne();
	}

	private String child(String key) {
		return this.slots.component("c", key, Map.of(), "div", Map.of());
	}

}
