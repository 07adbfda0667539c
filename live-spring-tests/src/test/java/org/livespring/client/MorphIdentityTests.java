package org.livespring.client;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which nodes stay the same ones in a morph, and that its outcome is the new HTML. */
class MorphIdentityTests extends AbstractClientTests {

	@Test
	void outcomeIsTheNewHtmlWhateverWasThere() {
		this.server.open("<p></p>");
		assertThat(
				eval("""
						import("/live/morph.js").then(({ patch }) => {
						  let seed = 7
						  const random = below => (seed = (seed * 48271) % 2147483647) % below
						  const tags = ["div", "p", "section", "b", "input"]
						  const keys = ["", "", ' id="ID"', ' live-key="ID"', ' name="ID"', ' class="ID"', ' live-slot="ID"']
						  const element = (depth, ids) => {
						    const tag = tags[random(tags.length)]
						    const id = ids.splice(random(ids.length), 1)[0] ?? "none"
						    const start = `<${tag}${keys[random(id === "none" ? 2 : keys.length)].replace("ID", id)}>`
						    return tag === "input" ? start : `${start}${/slot/.test(start) ? "" : content(depth - 1, ids)}</${tag}>`
						  }
						  const content = (depth, ids) => {
						    let html = ""
						    for (let i = depth > 0 ? random(5) : 0; i--; ) html += random(3) ? element(depth, ids) : ["text", " ", "<!--c-->"][random(3)]
						    return html
						  }
						  const host = document.querySelector("[live-id]")
						  const wrong = []
						  for (let i = 0; i < 1500; i++) {
						    const expected = document.createElement("div")
						    expected.innerHTML = content(4, [..."abcdefghijkl"])
						    patch(host, expected.innerHTML)
						    if (host.innerHTML !== expected.innerHTML) wrong.push(expected.innerHTML + " / " + host.innerHTML)
						  }
						  return wrong.length + (wrong[0] ?? "")
						})"""))
			.isEqualTo("0");
	}

	@Test
	void manyRowsInAnotherOrderStayTheSame() {
		List<Integer> order = IntStream.range(0, 300).boxed().collect(Collectors.toList());
		FakeComponent component = this.server.open(rows(order));
		eval("for (const li of document.querySelectorAll('li')) li.mark = li.textContent");
		Collections.shuffle(order, new Random(3));
		this.server.push(component, rows(order));
		assertThat(eval("[...document.querySelectorAll('li')].every(li => li.mark === li.textContent)"))
			.isEqualTo(true);
		assertThat(text("ul").replaceAll("\\s+", ",")).isEqualTo(",%s,".formatted(join(order)));
	}

	@Test
	void onlyWhatChangedItsPlaceIsMoved() {
		List<Integer> order = IntStream.range(0, 50).boxed().collect(Collectors.toList());
		FakeComponent component = this.server.open(rows(order));
		eval("""
				window.moved = []
				new MutationObserver(records => moved.push(...records.flatMap(each => [...each.removedNodes]).map(each => each.textContent.trim())))
				  .observe(document.querySelector("ul"), { childList: true })""");
		order.add(40, order.remove(3));
		order.add(0, 77);
		this.server.push(component, rows(order));
		assertThat(eval("moved.filter(Boolean).join()")).isEqualTo("3");
		assertThat(text("ul").replaceAll("\\s+", ",")).isEqualTo(",%s,".formatted(join(order)));
	}

	@Test
	void elementWithIdStaysTheSameInOtherSurroundings() {
		FakeComponent component = this.server
			.open("<div><section><div><p id=\"x\"><b>1</b></p></div></section></div><p id=\"y\">2</p>");
		eval("window.x = document.getElementById('x'); window.b = x.firstChild; window.y = document.getElementById('y')");
		this.server.push(component,
				"<p id=\"y\">2</p><table><tbody><tr><td><p id=\"x\"><b>3</b></p></td></tr></tbody></table>");
		assertThat(eval("document.getElementById('x') === x && x.firstChild === b && y.isConnected")).isEqualTo(true);
		assertThat(eval("document.querySelector('[live-id]').innerHTML")).isEqualTo(component.html());
		this.server.push(component, "<main><p id=\"y\">2<p id=\"x\"></p></main>");
		assertThat(eval("document.querySelector('main').lastChild === x && x.previousSibling === y")).isEqualTo(true);
	}

	@Test
	void parentAndChildMayChangePlaces() {
		FakeComponent component = this.server.open("<div id=\"a\">a<div id=\"b\">b<div id=\"c\">c</div></div></div>");
		eval("window.all = ['a', 'b', 'c'].map(id => document.getElementById(id))");
		this.server.push(component, "<div id=\"c\">c<div id=\"b\">b<div id=\"a\">a</div></div></div>");
		assertThat(eval("document.querySelector('[live-id]').innerHTML")).isEqualTo(component.html());
		assertThat(eval("all.every(each => each === document.getElementById(each.id))")).isEqualTo(true);
	}

	@Test
	void containerIsFoundByWhatIsInIt() {
		FakeComponent component = this.server.open("<div>1<i><b id=\"x\"></b></i></div><div>2</div>");
		eval("window.first = document.querySelector('[live-id] > div')");
		this.server.push(component, "<div>0</div><div>1<i><b id=\"x\"></b></i>!</div><div>2</div>");
		assertThat(eval("document.querySelectorAll('[live-id] > div')[1] === first")).isEqualTo(true);
	}

	@Test
	void elementsWithoutIdFollowTheirNeighbours() {
		FakeComponent component = this.server.open("<h1>T</h1><p>a</p><p>b</p><p>c</p>");
		eval("window.nodes = [...document.querySelectorAll('p')]");
		this.server.push(component, "<h1>T2</h1><hr><p>new</p><p>a</p><p>b</p><p>c</p>");
		assertThat(eval("[...document.querySelectorAll('p')].map(each => nodes.indexOf(each)).join()"))
			.isEqualTo("-1,0,1,2");
	}

	@Test
	void focusedElementThatMovesIntoAnotherParentKeepsTheFocus() {
		FakeComponent component = this.server.open("<div><input id=\"x\" value=\"abc\"></div><section></section>");
		eval("document.getElementById('x').focus(); document.getElementById('x').setSelectionRange(1, 2); window.blurs = 0;"
				+ " document.getElementById('x').addEventListener('blur', () => blurs++)");
		this.server.push(component,
				"<section><fieldset><input id=\"x\" value=\"abc\" class=\"moved\"></fieldset></section>");
		assertThat(eval("`${document.activeElement.id} ${document.activeElement.selectionStart} ${blurs}`"))
			.isEqualTo("x 1 0");
	}

	@Test
	void frameIsNotLoadedAgainWhereItMoves() {
		this.server.body("");
		FakeComponent component = this.server
			.open("<div live-key=\"1\">1</div><div live-key=\"2\">2<iframe></iframe></div>");
		eval("window.inside = document.querySelector('iframe').contentWindow; inside.mark = 1");
		this.server.push(component,
				"<div live-key=\"2\">2<iframe></iframe></div><div live-key=\"3\">3</div><div live-key=\"1\">1</div>");
		assertThat(eval("document.querySelector('iframe').contentWindow.mark")).isEqualTo(1);
	}

	@Test
	void slotOfAChildIsFoundWhateverItsId() {
		FakeComponent parent = new FakeComponent("p", "list", "<b>1</b><div id=\"p-a\" live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<input name=\"text\">").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		$("input").fill("typed");
		this.server.push(parent, "<div id=\"q-a\" live-slot=\"a\"></div>");
		assertThat(eval("document.querySelector('#q-a > input').value")).isEqualTo("typed");
	}

	private static String rows(List<Integer> order) {
		return order.stream()
			.map("<li live-key=\"%1$d\">%1$d</li>\n"::formatted)
			.collect(Collectors.joining("", "<ul>\n", "</ul>"));
	}

	private static String join(List<Integer> order) {
		return order.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

}
