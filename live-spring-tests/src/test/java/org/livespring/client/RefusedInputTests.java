package org.livespring.client;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the user typed stays where the server refuses a snapshot. */
class RefusedInputTests extends AbstractClientTests {

	private static final String HTML = """
			<h1>%s</h1><form live-submit="save"><input name="text"><input name="hint" value="server"><textarea name="area"></textarea>
			<input type="checkbox" name="box"><input type="checkbox" name="many[]" value="1"><input type="checkbox" name="many[]" value="2" checked>
			<input type="radio" name="choice" value="a" checked><input type="radio" name="choice" value="b">
			<select name="one"><option>1<option>2<option>3</select><select name="several" multiple><option selected>1<option>2<option>3</select>
			<input type="number" name="number"><input type="date" name="date"><input type="range" name="range" value="50">
			<input type="color" name="color"><input type="password" name="secret"><input type="file" name="file"></form>
			<input name="model" live-model="model"%s>""";

	private static final String VALUES = """
			JSON.stringify([...document.querySelectorAll("input,textarea,select")].filter(each => each.type !== "file").map(each =>
			  each.type === "checkbox" || each.type === "radio" ? each.checked : each.multiple ? [...each.selectedOptions].map(o => o.value).join() : each.value))""";

	@BeforeEach
	void fillIn() {
		FakeComponent component = this.server.open(HTML.formatted("old", ""));
		$("[name=text]").fill("typed");
		$("[name=area]").fill("long\\ntext");
		$("[name=box]").check();
		$("[value='1'][type=checkbox]").check();
		$("[value='2'][type=checkbox]").uncheck();
		$("[value=b]").check();
		$("[name=one]").selectOption("3");
		$("[name=several]").selectOption(new String[] { "2", "3" });
		$("[name=number]").fill("7");
		$("[name=date]").fill("2026-02-03");
		$("[name=range]").fill("80");
		$("[name=color]").fill("#123456");
		$("[name=secret]").fill("secret");
		$("[name=model]").fill("modelled");
		JsonNode property = this.server.await(FakeServer.PROPERTY);
		this.server.answer(property, component, HTML.formatted("old", " value=\"modelled\""));
		$("[name=text]").focus();
		eval("document.activeElement.setSelectionRange(2, 4)");
	}

	@Test
	void allKindsOfControlsKeepWhatTheUserChose() {
		Object before = eval(VALUES);
		assertThat((String) before).contains("typed", "2,3", "modelled", "#123456", "2026-02-03");
		long start = System.nanoTime();
		FakeComponent fresh = refuse();
		this.page.waitForSelector("text=fresh");
		assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
		assertThat(eval(VALUES)).isEqualTo(before);
		assertThat(eval(
				"`${document.activeElement.name} ${document.activeElement.selectionStart}-${document.activeElement.selectionEnd}`"))
			.isEqualTo("text 2-4");
		this.server.settle();
		this.server.push(fresh, HTML.formatted("newer", ""));
		assertThat(eval(VALUES)).isEqualTo(before);
	}

	@Test
	void boundPropertiesAreWrittenToTheFreshComponent() {
		refuse();
		JsonNode property = this.server.await(FakeServer.PROPERTY);
		assertThat(property.get(2).asString()).isEqualTo("c9");
		assertThat(property.get(4).toString()).isEqualTo("{\"model\":\"modelled\"}");
	}

	@Test
	void whatTheUserDidNotTouchFollowsTheServer() {
		this.server.adopt((id) -> id.equals("c1") ? Map.of("code", "STALE_STATE") : id);
		FakeComponent fresh = new FakeComponent("c9", "thing",
				HTML.formatted("fresh", "").replace("value=\"server\"", "value=\"changed\""));
		this.server.add(fresh);
		this.server.body(fresh.host());
		this.server.disconnect(1012);
		this.page.waitForSelector("text=fresh");
		assertThat(eval("document.querySelector('[name=hint]').value")).isEqualTo("changed");
	}

	private FakeComponent refuse() {
		this.server.adopt((id) -> id.equals("c1") ? Map.of("code", "EXPIRED_STATE") : id);
		FakeComponent fresh = new FakeComponent("c9", "thing", HTML.formatted("fresh", ""));
		this.server.add(fresh);
		this.server.body(fresh.host());
		this.server.disconnect(1012);
		return fresh;
	}

}
