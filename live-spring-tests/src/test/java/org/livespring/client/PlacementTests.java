package org.livespring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a component is does not depend on its HTML, and none stops another. */
class PlacementTests extends AbstractClientTests {

	private static final String AFTER = "<p id=\"after\">After <input></p>";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "div|<div>%s</div>|<p>Count: <b>%s</b>",
			"span|<div>%s</div>|<p>Count: <b>%s</b>", "div|%s|<p>Some <b>bold %s", "b|<div>%s</div>|<p>Some <b>%s</b>",
			"p|<div>%s</div>|<ul><li>%s</li></ul>", "p|<div>%s</div>|<ul><li>%s", "li|<ul>%s</ul>|<li>%s",
			"tr|<table>%s</table>|<td>%s<td>2", "tbody|<table>%s</table>|<tr><td>%s", "table|%s|<tr><td>%s</td></tr>",
			"div|<table>%s</table>|<b>%s</b>", "option|<select>%s</select>|%s", "g|<svg>%s</svg>|<text>%s</text>",
			"button|%s|<button>%s</button>", "a|%s|<a>%s</a>", "dd|<dl>%s</dl>|<dt>%s<dd>1", "h1|%s|<h2>%s</h2>",
			"mrow|<math>%s</math>|<mn>%s</mn>", "optgroup|<select>%s</select>|<option>%s<option>2",
			"div|<form>%s</form>|<form>%s</form>", "pre|%s|'\n\n%s'", "caption|<table>%s</table>|<p>%s" })
	void componentIsInItsHostWhateverItsHtml(String host, String place, String html) {
		FakeComponent component = new FakeComponent("c1", "thing", html.formatted("1 &amp; one"));
		component.state("&lt;&amp;<");
		this.server.open("<main><p>Before</p>" + place.formatted(component.as(host)) + AFTER + "</main>", component);
		for (String text : List.of("2", "3")) {
			this.server.push(component, html.formatted(text));
			assertThat(text("[live-id=c1]")).contains(text).doesNotContain("After");
			assertThat($("[live-id=c1]").count()).isEqualTo(1);
		}
		assertThat(eval("document.querySelector('[live-id]').localName")).isEqualTo(host);
		assertThat(text("#after").trim()).isEqualTo("After");
		assertThat($("#after input, main > p:first-child").count()).isEqualTo(2);
		assertThat(eval("document.querySelector('[live-id]').contains(document.getElementById('after'))"))
			.isEqualTo(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<tr%s><td>1</td>@</tr>", "<svg><g%s><p>1</p>@</g></svg>", "<div%s><!-- @ --></div>",
			"<div%s><textarea>1@</textarea></div>", "<div%s><template>1@</template></div>", "<div%s></div>",
			"<div></div>@" })
	void componentWithoutAPlaceIsToldAndTouchesNothing(String host) {
		FakeComponent component = new FakeComponent("c1", "thing", "");
		FakeComponent other = new FakeComponent("o", "other", "<b>1</b>");
		String broken = host.formatted(" live-id=\"c1\"").replace("@", component.block());
		this.page
			.addInitScript("window.told = []; addEventListener('live:error', event => told.push(event.detail.code))");
		this.server.open(other.host() + AFTER + "<div id=\"last\">" + broken + "</div>", other);
		assertThat((String) eval("told.join()")).contains("NOT_TAKEN");
		this.server.push(other, "<b>2</b>");
		assertThat(text("b") + text("#after")).isEqualTo("2After ");
	}

	@Test
	void fortyNineOfFiftyComponentsWorkWhateverTheOtherOneIs() {
		List<UnaryOperator<String>> faults = List.of((host) -> host.replace("\"header\"", "\"header"),
				(host) -> host.replaceFirst("live-id=\"[^\"]*\"", ""),
				(host) -> host.replaceAll("<script.*</script>", ""),
				(host) -> host.replace("live-query=\"\"", "live-query=\"\" live-frames=\"[[\""),
				(host) -> host.replaceFirst("(live-id=\")[^\"]*", "$1\\\\\\\\'\\]"),
				(host) -> host.replace("<b>", "<p><ul><b>"), (host) -> host.replace("<b>", "<b live-id=\"c7\">"),
				(host) -> host.replaceFirst("<div(.*)</div>", "<p$1</p>").replace("<b>", "<table><td><b>"),
				(host) -> host.replace("<b>",
						"<b onclick=\"none(\" live-key=\"]\\\" id=\"\\'\" live-debounce=\"abc\">"),
				(host) -> host.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":null"),
				(host) -> host.replace("<b>", "<x-throws></x-throws><b>"),
				(host) -> host.replaceFirst("<div(.*)</div>", "<tr$1</tr>"));
		this.page.addInitScript(
				"""
						customElements.define("x-throws", class extends HTMLElement { connectedCallback() { throw new Error() } })
						addEventListener("live:added", () => { throw new Error() })
						addEventListener("live:patched", () => { throw new Error() })""");
		for (UnaryOperator<String> fault : faults) {
			List<FakeComponent> components = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				components.add(new FakeComponent("c" + i, "thing", "<b>%d</b>".formatted(i)));
			}
			String body = components.stream()
				.map((component) -> component.id.equals("c7") ? fault.apply(component.host()) : component.host())
				.collect(Collectors.joining());
			this.server.withoutPolicy().open(body + AFTER, components.toArray(FakeComponent[]::new));
			for (FakeComponent component : components) {
				if (!component.id.equals("c7")) {
					List<Object> frame = new ArrayList<>(List.of(4, component.id));
					frame.addAll(component.update("<b>new</b>"));
					this.server.send(frame.toArray());
				}
			}
			this.server.settle();
			assertThat(eval("[...document.querySelectorAll('b')].filter(each => each.textContent === 'new').length"))
				.isEqualTo(49);
			assertThat(text("#after")).isEqualTo("After ");
		}
		this.server.problems().clear();
	}

}
