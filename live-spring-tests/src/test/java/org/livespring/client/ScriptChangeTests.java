package org.livespring.client;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What scripts and users change in a component stays until the server changes that very
 * thing.
 */
class ScriptChangeTests extends AbstractClientTests {

	private static final String HTML = "<b>%s</b><div id=\"menu\" class=\"dropdown%s\" data-a=\"1\" hidden=\"\"></div>"
			+ "<input id=\"token\" type=\"hidden\" value=\"%s\"><input id=\"secret\" type=\"password\">"
			+ "<button id=\"send\" disabled=\"\">Send</button><textarea id=\"text\"></textarea>"
			+ "<canvas id=\"canvas\" width=\"20\" height=\"20\" live-ignore=\"\"></canvas>"
			+ "<section id=\"map\"><i>%s</i></section><p id=\"ago\">now</p><p id=\"alert\">Hello</p>";

	private FakeComponent component;

	private void touch() {
		this.component = this.server.open(html("1"));
		eval("""
				window.$ = id => document.getElementById(id)
				$("menu").hidden = false
				$("menu").classList.add("show")
				$("menu").setAttribute("aria-expanded", "true")
				$("menu").setAttribute("data-a", "mine")
				$("menu").style.setProperty("top", "5px")
				$("token").value = "filled"
				$("secret").type = "text"
				$("send").disabled = false
				$("text").style.width = "200px"
				$("canvas").getContext("2d").fillRect(0, 0, 9, 9)
				$("map").append(Object.assign(document.createElement("div"), { className: "tile" }))
				$("ago").firstChild.data = "a minute ago"
				$("alert").remove()
				void 0""");
	}

	@Test
	void unrelatedPushesTakeNothingBack() {
		touch();
		for (String text : new String[] { "2", "3" }) {
			this.server.push(this.component, html(text));
			assertThat(text("b")).isEqualTo(text);
			assertThat(eval("$('menu').outerHTML")).isEqualTo("<div id=\"menu\" class=\"dropdown show\" data-a=\"mine\""
					+ " aria-expanded=\"true\" style=\"top: 5px;\"></div>");
			assertThat(eval("[$('token').value, $('secret').type, $('send').disabled, $('text').style.width].join()"))
				.isEqualTo("filled,text,false,200px");
			assertThat(eval("$('canvas').getContext('2d').getImageData(1, 1, 1, 1).data[3]")).isEqualTo(255);
			assertThat(eval("$('map').innerHTML")).isEqualTo("<i>x</i><div class=\"tile\"></div>");
			assertThat(text("#ago")).isEqualTo("a minute ago");
			assertThat($("#alert").count()).isZero();
		}
	}

	@Test
	void whatTheServerChangesIsTheServers() {
		touch();
		this.server.push(this.component,
				HTML.formatted("2", " wide", "new", "y")
					.replace("data-a=\"1\" hidden=\"\"", "data-a=\"2\"")
					.replace("password\"", "email\"")
					.replace("width=\"20\"", "width=\"30\"")
					.replace("now", "today")
					.replace("Hello", "Again"));
		assertThat(eval("$('menu').outerHTML")).isEqualTo("<div id=\"menu\" class=\"dropdown show wide\" data-a=\"2\""
				+ " aria-expanded=\"true\" style=\"top: 5px;\"></div>");
		assertThat(eval("[$('token').value, $('secret').type, $('canvas').width].join()")).isEqualTo("new,email,30");
		assertThat(eval("$('map').innerHTML")).isEqualTo("<i>y</i><div class=\"tile\"></div>");
		assertThat(text("#ago") + text("#alert")).isEqualTo("todayAgain");
	}

	@Test
	void detailsThatAScriptClosedStayClosedWhereTheyComeBack() {
		String list = "<ul><li live-key=\"a\"><i>%s</i><details open id=\"more\">More</details></li></ul>";
		FakeComponent component = this.server.open(list.formatted("1"));
		eval("""
				document.getElementById("more").open = false
				document.querySelector("li").remove()""");
		this.server.push(component, list.formatted("2"));
		assertThat(text("i")).isEqualTo("2");
		assertThat(eval("document.getElementById('more').open")).isEqualTo(false);
	}

	@Test
	void whatAScriptDidBeforeTheClientStartedStaysToo() {
		this.page.addInitScript("""
				addEventListener("readystatechange", () => {
					const map = document.getElementById("map")
					if (map.firstElementChild.className) return
					map.className = "map leaflet"
					map.style.top = "1px"
					map.append(document.createElement("canvas"))
					map.firstChild.data = "mine"
					map.querySelector("i").remove()
					document.getElementById("token").value = "filled"
				}, { capture: true, once: true })""");
		String html = "<B>%s</b><div id=map class='map%s'>text<u></u><i>gone</i></div><input type=hidden id=token>";
		FakeComponent component = new FakeComponent("c1", "thing", html.formatted("1", ""));
		this.server.open(component.host(), component);
		assertThat(component.known).isFalse();
		this.server.update(component, component.base());
		this.server.push(component, html.formatted("2", ""));
		String touched = "<b>2</b><div id=\"map\" class=\"%s\" style=\"top: 1px;\">mine<u></u><canvas></canvas></div>"
				+ "<input type=\"hidden\" id=\"token\" value=\"filled\">";
		assertThat(eval("document.querySelector('[live-id]').innerHTML")).isEqualTo(touched.formatted("map leaflet"));
		this.server.push(component, html.formatted("2", " wide"));
		assertThat(eval("document.querySelector('[live-id]').innerHTML"))
			.isEqualTo(touched.formatted("map leaflet wide"));
	}

	@Test
	void baseThatIsNotThePagesIsShown() {
		FakeComponent component = new FakeComponent("c1", "thing", "<B>1</b>");
		this.server.open(component.host(), component);
		this.server.update(component, Arrays.asList(0, "<b>template of today</b>", null, component.tag()));
		assertThat(text("b")).isEqualTo("template of today");
	}

	@Test
	void hostOfAChildKeepsWhatAScriptSetThere() {
		FakeComponent parent = new FakeComponent("p", "list", "<b>1</b><div class=\"x\" live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<i>A</i>").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		eval("document.querySelector('[live-slot]').classList.add('open')");
		this.server.push(parent, "<b>2</b><div class=\"x\" live-slot=\"a\"></div>");
		assertThat(eval("document.querySelector('[live-slot]').className")).isEqualTo("x open");
		this.server.push(parent, "<b>2</b><div class=\"y\" live-slot=\"a\"></div>");
		assertThat(eval("document.querySelector('[live-slot]').className")).isEqualTo("open y");
		assertThat(text("[live-id=a]")).isEqualTo("A");
	}

	@Test
	void elementThatAScriptMovedElsewhereIsStillTheServers() {
		String html = "<b>%s</b><div><dialog class=\"modal\"><p>%s</p></dialog></div>";
		FakeComponent component = this.server.open(html.formatted("1", "1"));
		eval("document.body.append(document.querySelector('dialog'))");
		this.server.push(component, html.formatted("2", "2"));
		assertThat(text("body > dialog")).isEqualTo("2");
		assertThat($("dialog").count()).isEqualTo(1);
		this.server.push(component, "<b>3</b><div></div>");
		assertThat($("dialog").count()).isZero();
	}

	@Test
	void whatAnElementDoesToItselfWhenAPatchBringsItIsItsOwn() {
		FakeComponent component = this.server.open("<p>1</p>");
		eval("""
				customElements.define("x-tabs", class extends HTMLElement {
					connectedCallback() { this.setAttribute("role", "tablist"); this.append(document.createElement("hr")) }
				})""");
		this.server.push(component, "<p>2</p><x-tabs title=\"a\"><i>1</i></x-tabs>");
		this.server.push(component, "<p>3</p><x-tabs title=\"b\"><i>2</i></x-tabs>");
		assertThat(eval("document.querySelector('x-tabs').outerHTML"))
			.isEqualTo("<x-tabs title=\"b\" role=\"tablist\"><i>2</i><hr></x-tabs>");
	}

	@Test
	void selectedTextStaysSelectedWhereItDidNotChange() {
		FakeComponent component = this.server.open("<p>Read this: one of 10 and that.</p><p>0</p>");
		eval("""
				window.node = document.querySelector("p").firstChild
				getSelection().setBaseAndExtent(node, 5, node, 9)""");
		this.server.push(component, "<p>Read this: two of 200 and that.</p><p>1</p>");
		assertThat(eval("getSelection().toString()")).isEqualTo("this");
		eval("getSelection().setBaseAndExtent(node, node.length - 5, node, node.length - 1)");
		this.server.push(component, "<p>Read this: three of 3,000 and that.</p><p>2</p>");
		assertThat(eval("getSelection().toString()")).isEqualTo("that");
	}

	@Test
	void typedTextStaysWithItsRowWhereNamesCountRows() {
		String row = "<tr live-key=\"%s\"><td><input name=\"lines[%d].name\"><input name=\"lines[%d].price\"></td></tr>";
		String table = "<form><table><tbody>%s</tbody></table></form>";
		FakeComponent component = this.server
			.open(table.formatted(row.formatted("1", 0, 0) + row.formatted("2", 1, 1) + row.formatted("3", 2, 2)));
		$("[name='lines[2].name']").fill("third");
		$("[name='lines[1].name']").fill("second");
		$("[name='lines[2].price']").fill("3.50");
		this.server.push(component, table.formatted(row.formatted("1", 0, 0) + row.formatted("3", 1, 1)));
		assertThat(eval("[...document.querySelectorAll('input')].map(each => each.name + '=' + each.value).join()"))
			.isEqualTo("lines[0].name=,lines[0].price=,lines[1].name=third,lines[1].price=3.50");
		assertThat(eval("document.activeElement.name")).isEqualTo("lines[1].price");
	}

	@Test
	void keyGoesBeforeId() {
		FakeComponent component = this.server
			.open("<p live-key=\"a\" id=\"p1\">A</p><p live-key=\"b\" id=\"p2\">B</p>");
		eval("window.b = document.getElementById('p2')");
		this.server.push(component, "<p live-key=\"b\" id=\"p1\">B</p>");
		assertThat(eval("document.getElementById('p1') === b")).isEqualTo(true);
	}

	private static String html(String text) {
		return HTML.formatted(text, "", "", "x");
	}

}
