package org.livespring.render;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every template engine must do for components. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TemplateRendererContract {

	private RenderTestContext context;

	private ComponentRenderer renderer;

	protected abstract RenderTestContext createContext();

	/** What the engine makes of {@code <>"'&}. */
	protected abstract String escaped();

	/** Where the engine looks for the template {@code live/missing}. */
	protected abstract String missing();

	@BeforeAll
	void start() {
		this.context = createContext();
		this.renderer = this.context.renderer();
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	protected RenderTestContext context() {
		return this.context;
	}

	protected Rendered render(String template, Object view) {
		return render(template, view, RenderTestContext.ENGLISH);
	}

	protected Rendered render(String template, Object view, RenderScope scope) {
		return render(template, view, scope, new RenderCache());
	}

	protected Rendered render(String template, Object view, RenderScope scope, RenderCache cache) {
		return this.renderer.render(RenderTestContext.call(template, view, scope, cache));
	}

	@Test
	void rendersLinksMessagesConversionAndModel() {
		assertThat(render("basics", TestModel.basics("Ann")).text().trim())
			.isEqualTo("<a href=\"/app/todo?id=7\">Hello Ann</a><b>Ann</b><i>1,234.50</i><u>too short</u>"
					+ "<s>kitchen</s><em>true</em>");
	}

	@Test
	void usesLocaleOfTheScope() {
		LocaleContextHolder.setLocale(Locale.FRENCH);
		try {
			assertThat(render("basics", TestModel.basics("Ann"), RenderTestContext.GERMAN).text()).contains("Hallo Ann",
					"1.234,50");
			assertThat(LocaleContextHolder.getLocale()).isEqualTo(Locale.FRENCH);
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@Test
	void linkWithoutContextPathStartsAtTheRoot() {
		RenderScope root = new RenderScope(Locale.ENGLISH, RenderTestContext.ENGLISH.zone(), "");
		assertThat(render("basics", TestModel.basics("Ann"), root).text()).contains("href=\"/todo?id=7\"");
	}

	@Test
	void rendersTheSameInARequestAndLater() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/app/page");
		request.setContextPath("/other");
		request.addPreferredLocale(Locale.FRENCH);
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		Rendered first;
		try {
			first = render("basics", TestModel.basics("Ann"));
		}
		finally {
			RequestContextHolder.resetRequestAttributes();
		}
		assertThat(render("basics", TestModel.basics("Ann"))).isEqualTo(first);
	}

	@Test
	void rendersMapsAndBeans() {
		String expected = render("basics", TestModel.basics("Ann")).text();
		assertThat(render("basics", Map.of("id", 7, "name", "Ann", "price", new TestModel.Price(123450))).text())
			.isEqualTo(expected);
		assertThat(render("basics", new BasicsBean()).text()).isEqualTo(expected);
	}

	@Test
	void escapesText() {
		assertThat(render("basics", TestModel.basics("<>\"'&")).text()).contains("<b>" + escaped() + "</b>");
	}

	@Test
	void textIsWellFormedWithOneKindOfLineEnd() {
		assertThat(render("basics", TestModel.basics("a\ud83db\udc00\ud83d\ude00\r\nc\rd")).text())
			.contains("<b>a\ufffdb\ufffd\ud83d\ude00\nc\nd</b>");
	}

	@Test
	void childrenAreEmptyHostsWithSlots() {
		Rendered rendered = render("children", TestModel.items("3", "1"));
		assertThat(rendered.text()).startsWith("<ul>")
			.contains("live-slot=\"todo-item:3\"", "id=\"id-todo-item-3\"", "class=\"item\"", "live-click=\"open\"",
					"<div live-slot=\"footer\" id=\"id-footer\"></div>")
			.doesNotContain("<!--");
		assertThat(rendered.slots()).extracting(Slot::slot).containsExactly("todo-item:3", "todo-item:1", "footer");
		assertThat(rendered.slots()).extracting(Slot::component).containsExactly("todo-item", "todo-item", "footer");
		assertThat(rendered.slots().get(0).props()).hasToString("{id=3, text=item 3}");
		assertThat(rendered.slots().get(2).props()).isEmpty();
		assertThat(rendered.slots()).allSatisfy((slot) -> {
			assertThat(rendered.text().substring(0, slot.offset()))
				.matches("(?s).*live-slot=\"" + slot.slot() + "\"[^<]*>");
			assertThat(rendered.text().substring(slot.offset())).startsWith("</");
		});
	}

	@Test
	void fragmentsAreEmptyHostsWithKeys() {
		Rendered rendered = render("fragments", Map.of("room", "a:1"));
		assertThat(rendered.text())
			.isEqualTo("<p><b live-fragment=\"scores/a:1\"></b></p><div live-fragment=\"table/all\"></div>");
		assertThat(rendered.slots()).isEmpty();
		assertThat(rendered.fragments()).containsExactly(
				new FragmentPlace("scores", "a:1", rendered.text().indexOf("</b>")),
				new FragmentPlace("table", "all", rendered.text().indexOf("</div>")));
	}

	@Test
	void fieldIsLabelControlAndErrors() {
		assertThat(render("fields", TestModel.fields()).text().replace("</p>\n", "</p>").trim()).isEqualTo(
				"""
						<form live-submit="order">\
						<p class="live-field"><label><span>Name</span> <input name="name" type="text" value="Ann &quot;A&quot;" \
						required="" maxlength="40" aria-invalid="false" aria-describedby="id-order-name" autocomplete="name"></label>\
						<span class="live-error" id="id-order-name" aria-live="polite"></span></p>\
						<p class="live-field"><label><span>Hello you</span> <input name="email" type="email" value="" \
						aria-invalid="false" aria-describedby="id-order-email"></label>\
						<span class="live-error" id="id-order-email" aria-live="polite"></span></p>\
						<p class="live-field"><label><span>Number of pieces</span> <input name="pieces" type="number" value="" \
						required="" min="1" max="9" aria-invalid="true" aria-describedby="id-order-pieces"></label>\
						<span class="live-error" id="id-order-pieces" aria-live="polite">too &lt;many&gt;<br>no number</span></p>\
						<p class="live-field"><label><span>Extent</span> <select name="extent" required="" aria-invalid="false" \
						aria-describedby="id-order-extent"><option value="">?</option><option value="SMALL">Little</option>\
						<option value="LARGE">LARGE</option></select></label>\
						<span class="live-error" id="id-order-extent" aria-live="polite"></span></p>\
						<p class="live-field"><label><span>Until</span> <input name="until" type="date" value="2026-05-01" \
						aria-invalid="false" aria-describedby="id-order-until"></label>\
						<span class="live-error" id="id-order-until" aria-live="polite"></span></p>\
						<p class="live-field"><label><input name="terms" type="checkbox" value="true" checked="" required="" \
						aria-invalid="false" aria-describedby="id-order-terms"> <span>Terms</span></label>\
						<span class="live-error" id="id-order-terms" aria-live="polite"></span></p>\
						<p class="live-field"><label><span>Note</span> <textarea name="note" aria-invalid="false" \
						aria-describedby="id-order-note">
						a&lt;b</textarea></label><span class="live-error" id="id-order-note" aria-live="polite"></span></p>\
						<p class="live-field"><label><span>Text</span> <select name="lines[0].text" aria-invalid="false" \
						aria-describedby="id-order-lines[0].text"><option value=""></option><option value="Milk">Milk</option>\
						<option value="Tea" selected="">Green tea</option></select></label>\
						<span class="live-error" id="id-order-lines[0].text" aria-live="polite"></span></p>\
						</form><form live-submit="order" live-key="7">\
						<p class="live-field"><label><span>Email</span> <input name="email" type="text" value="" \
						aria-invalid="true" aria-describedby="id-order:7-email"></label>\
						<span class="live-error" id="id-order:7-email" aria-live="polite">wrong</span></p><u>wrong</u></form>""");
	}

	@Test
	void keyWithOtherCharactersIsRefused() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("children", TestModel.items("a b")))
			.withMessageContaining("'a b' is no key");
	}

	@Test
	void sameSlotTwiceIsRefused() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("twice", Map.of()))
			.withMessageContaining("'footer' occurs twice")
			.withMessageContaining("'key'")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.RENDER_FAILED));
	}

	@Test
	void whatOnlyARequestHasIsRefusedWithTheRemedy() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("csrf", Map.of()))
			.withMessageContaining("'_csrf' comes from the HTTP request")
			.withMessageContaining("pass it as a prop")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.RENDER_FAILED));
	}

	@Test
	void beanOfARequestIsRefusedWithTheRemedy() {
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> render("scoped", Map.of("bean", this.context.requestBean())))
			.withMessageContaining("requestBean")
			.withMessageContaining("comes from the HTTP request");
	}

	@Test
	void viewCannotTakeTheNamesOfLiveSpring() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("twice", Map.of("errors", "x")))
			.withMessageContaining("has a member 'errors'");
	}

	@Test
	void missingTemplateIsFoundAtStart() {
		this.renderer.checkTemplate("test", "live/basics");
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> this.renderer.checkTemplate("test", "live/missing"))
			.withMessage("Component 'test' has no template 'live/missing'")
			.satisfies((ex) -> assertThat(ex.remedy()).contains(missing()));
	}

	/** As {@link TestModel.Basics}. */
	public static class BasicsBean {

		public int getId() {
			return 7;
		}

		public String getName() {
			return "Ann";
		}

		public TestModel.Price getPrice() {
			return new TestModel.Price(123450);
		}

	}

}
