package org.livespring.client;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MorphTests extends AbstractClientTests {

	@Test
	void focusAndSelectionStayInControlWithoutId() {
		FakeComponent component = this.server.open("<div><input name=\"a\"></div>");
		$("input").fill("hello");
		select(1, 3);
		this.server.push(component, "<div class=\"alert\">New</div><p>x</p><div><b>!</b><input name=\"a\"></div>");
		assertThat(selection()).isEqualTo("hello 1-3");
	}

	@Test
	void focusStaysWhenItsKeyedElementMoves() {
		IntFunction<String> row = (i) -> "<li live-key=\"%d\"><input value=\"%d\"></li>".formatted(i, i);
		FakeComponent component = this.server.open("<ul>" + rows(row, 0, 1, 2, 3) + "</ul>");
		$("[live-key='2'] input").focus();
		select(1, 1);
		this.server.push(component, "<ul>" + rows(row, 2, 9, 0, 3, 1) + "</ul>");
		assertThat(selection()).isEqualTo("2 1-1");
		assertThat(eval("[...document.querySelectorAll('input')].map(each => each.value).join()"))
			.isEqualTo("2,9,0,3,1");
		assertThat(eval("document.querySelectorAll('[id]').length")).isEqualTo(0);
	}

	@Test
	void focusStaysWithoutMoveBefore() {
		this.page.addInitScript("delete Element.prototype.moveBefore");
		IntFunction<String> row = (i) -> "<li live-key=\"%d\"><input value=\"%d\"></li>".formatted(i, i);
		FakeComponent component = this.server.open("<ul>" + rows(row, 0, 1, 2, 3) + "</ul>");
		for (int focused : List.of(0, 3)) {
			$("[live-key='%d'] input".formatted(focused)).focus();
			select(1, 1);
			this.server.push(component, "<ul>" + rows(row, 3, 2, 1, 0) + "</ul>");
			assertThat(selection()).isEqualTo(focused + " 1-1");
			this.server.push(component, "<ul>" + rows(row, 0, 1, 2, 3) + "</ul>");
			assertThat(selection()).isEqualTo(focused + " 1-1");
		}
	}

	@Test
	void addedElementTakesTheFocusItAsksFor() {
		FakeComponent component = this.server.open("<button>Edit</button>");
		for (String name : List.of("a", "b")) {
			$("button").focus();
			this.server.push(component, "<p><input name=\"%s\" autofocus></p>".formatted(name));
			assertThat(eval("document.activeElement.name")).isEqualTo(name);
			this.server.push(component, "<button>Edit</button>");
		}
	}

	@Test
	void addedElementTakesNoFocusFromAControl() {
		FakeComponent component = this.server.open("<input name=\"a\">");
		$("input").focus();
		this.server.push(component, "<input name=\"a\"><p><input name=\"b\" autofocus></p>");
		assertThat(eval("document.activeElement.name")).isEqualTo("a");
	}

	@Test
	void keyedElementsKeepTheirNodes() {
		IntFunction<String> row = (i) -> "<tr live-key=\"%d\"><td>Row %d</td></tr>".formatted(i, i);
		String table = "<table><tbody>%s</tbody></table><table><tbody>%s</tbody></table>";
		FakeComponent component = this.server.open(table.formatted(rows(row, 1, 2, 3), rows(row, 1, 2)));
		eval("for (const tr of document.querySelectorAll('tr')) tr.mark = tr.textContent + tr.closest('table').rowIndex");
		eval("window.marks = () => [...document.querySelectorAll('tr')].map(tr => tr.mark ? 'old' : 'new').join()");
		this.server.push(component, table.formatted(rows(row, 3, 5, 1), rows(row, 2, 1)));
		assertThat(eval("marks()")).isEqualTo("old,new,old,old,old");
		assertThat(text("body")).contains("Row 3Row 5Row 1Row 2Row 1");
	}

	@Test
	void scrollPositionStays() {
		IntFunction<String> row = (i) -> "<p>Row %d</p>".formatted(i);
		String box = "<h1>%d</h1><div id=\"box\">%s</div>";
		int[] all = IntStream.range(0, 100).toArray();
		FakeComponent component = this.server.open(box.formatted(1, rows(row, all)));
		eval("""
				document.adoptedStyleSheets = [new CSSStyleSheet()]
				document.adoptedStyleSheets[0].replaceSync("#box { height: 100px; overflow: auto }")
				document.getElementById("box").scrollTop = 700""");
		this.server.push(component, "<p>Above</p>" + box.formatted(2, rows(row, all)));
		assertThat(eval("document.getElementById('box').scrollTop")).isEqualTo(700);
	}

	@Test
	void openedDetailsAndDialogStayOpen() {
		FakeComponent component = this.server
			.open("<p>1</p><details><summary>S</summary>D</details><dialog>X</dialog>");
		$("summary").click();
		eval("document.querySelector('dialog').showModal()");
		this.server.push(component, "<p>2</p><details><summary>S</summary>D2</details><dialog>X2</dialog>");
		assertThat(text("details")).isEqualTo("SD2");
		assertThat(eval("document.querySelector('details').open && document.querySelector('dialog').open"))
			.isEqualTo(true);
		assertThat(eval("document.querySelector('dialog').matches(':modal')")).isEqualTo(true);
	}

	@Test
	void serverOpensAndClosesDetails() {
		String details = "<details%s><summary>S</summary>D</details>";
		FakeComponent component = this.server.open(details.formatted(""));
		this.server.push(component, details.formatted(" open=\"\""));
		assertThat(eval("document.querySelector('details').open")).isEqualTo(true);
		$("summary").click();
		this.server.push(component, details.formatted(" open=\"\" class=\"x\""));
		assertThat(eval("document.querySelector('details').open")).isEqualTo(false);
		this.server.push(component, details.formatted(""));
		$("summary").click();
		this.server.push(component, details.formatted(" open=\"\""));
		this.server.push(component, details.formatted(""));
		assertThat(eval("document.querySelector('details').open")).isEqualTo(false);
	}

	@Test
	void openDetailsStayOpenWhereAnotherOfTheirNameGoes() {
		String details = "<details name=\"d\" open><summary>S</summary></details>";
		FakeComponent component = this.server.open("<div><h3></h3>text" + details + "</div>");
		this.server.push(component, "<div><h3></h3></div>text" + details);
		assertThat(eval("document.querySelector('details').open")).isEqualTo(true);
	}

	@Test
	void valueOfASliderIsNotThatOfATextField() {
		FakeComponent component = this.server.open("<input type=\"range\">");
		this.server.push(component, "<input type=\"text\">");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("");
	}

	@Test
	void ignoredRegionKeepsItsNodes() {
		FakeComponent component = this.server.open("<p>1</p><div live-ignore class=\"a\"></div>");
		eval("document.querySelector('[live-ignore]').innerHTML = '<canvas></canvas>'");
		this.server.push(component, "<p>2</p><i>3</i><div live-ignore=\"\" class=\"b\"><b>No</b></div>");
		assertThat(eval("document.querySelector('[live-ignore]').outerHTML"))
			.isEqualTo("<div live-ignore=\"\" class=\"b\"><canvas></canvas></div>");
	}

	@Test
	void playingMediaIsNotTouched() {
		FakeComponent component = this.server.open("<p>1</p><video muted src=\"/none.webm\"></video>");
		eval("window.video = document.querySelector('video'); window.loads = 0;"
				+ " video.addEventListener('loadstart', () => loads++); video.addEventListener('emptied', () => loads++)");
		this.server.push(component, "<div><p>2</p></div><video muted=\"\" src=\"/none.webm\"></video>");
		assertThat(eval("video.isConnected && loads")).isEqualTo(0);
	}

	@Test
	void imagesOfUnchangedHtmlAreNotLoadedAgain() {
		FakeComponent component = this.server.open("<p>1</p>");
		this.server.push(component, "<p>2</p><img src=\"/image.png\" alt=\"\">");
		this.server.push(component, "<p>3</p><img src=\"/image.png\" alt=\"\">");
		assertThat(this.server.requests().stream().filter("/image.png"::equals)).hasSize(1);
	}

	@Test
	void tableRowsAreParsedInTheirPlace() {
		FakeComponent component = new FakeComponent("c1", "thing", "<tr><td>1</td></tr>");
		String host = component.host().replace("<div", "<tbody").replace("</div>", "</tbody>");
		this.server.open("<table>" + host + "</table>", component);
		this.server.push(component, "<tr><td>1</td></tr><tr><td>2</td></tr>");
		assertThat(eval("document.querySelector('tbody').rows.length")).isEqualTo(2);
	}

	@Test
	void foreignElementsAndOddAttributesAreKept() {
		FakeComponent component = this.server
			.open("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg><p @click=\"a\">1</p>");
		this.server.push(component,
				"<svg viewBox=\"0 0 2 2\"><path d=\"M1 1\"></path><circle r=\"1\"></circle></svg><p @click=\"b\" x:y=\"c\">1</p>");
		assertThat(eval("document.querySelector('[live-id]').innerHTML")).isEqualTo(component.html());
		assertThat(eval("document.querySelector('circle').namespaceURI")).isEqualTo("http://www.w3.org/2000/svg");
	}

	@Test
	void prototypeNamesAreHarmless() {
		String html = "<form live-key=\"__proto__\"><input name=\"__proto__\" value=\"%s\"></form>"
				+ "<p live-key=\"constructor\">%s</p>";
		FakeComponent component = this.server.open(html.formatted("1", "1"));
		this.server.push(component, html.formatted("2", "2"));
		assertThat(eval("document.querySelector('input').value + ({}).x")).isEqualTo("2undefined");
	}

	@Test
	void largeTableIsMorphedWithoutBeingNoticed() {
		IntFunction<String> row = (i) -> ("<tr live-key=\"%1$d\"><td>%1$d</td><td>Item %1$d</td><td>7</td>"
				+ "<td><button live-click=\"add\" live-value-id=\"%1$d\">Add one</button></td></tr>")
			.formatted(i);
		List<Integer> order = IntStream.range(0, 200).boxed().collect(Collectors.toList());
		FakeComponent component = this.server.open(table(row, order));
		eval("""
				window.times = []
				addEventListener("live:before-patch", () => window.started = performance.now())
				addEventListener("live:patched", () => times.push(performance.now() - started))""");
		for (int i = 0; i < 10; i++) {
			this.server.push(component, table(row, order).replace("Item 9<", "Item " + i + "<"));
			Collections.rotate(order, 1);
		}
		assertThat(((Number) eval("times.sort((a, b) => a - b)[5]")).doubleValue()).isLessThan(100);
	}

	private static String table(IntFunction<String> row, List<Integer> order) {
		return "<table><tbody>" + rows(row, order.stream().mapToInt(Integer::intValue).toArray()) + "</tbody></table>";
	}

	private static String rows(IntFunction<String> row, int... numbers) {
		return IntStream.of(numbers).mapToObj(row).collect(Collectors.joining());
	}

	private void select(int start, int end) {
		eval("document.activeElement.setSelectionRange(%d, %d)".formatted(start, end));
	}

	private Object selection() {
		return eval(
				"""
						(active => `${active.value} ${active.selectionStart}-${active.selectionEnd}`)(document.activeElement)""");
	}

}
