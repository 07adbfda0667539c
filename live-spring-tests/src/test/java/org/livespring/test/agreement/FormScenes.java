package org.livespring.test.agreement;

import java.util.stream.Stream;

import static org.livespring.test.agreement.Scenes.scene;

/** Forms, fields and their errors. */
final class FormScenes {

	private static final String SAID = "<ul><li th:each=\"each : ${said}\" th:text=\"${each}\">-</li></ul>";

	private FormScenes() {
	}

	static Stream<Scene> all() {
		return Stream.of(
				scene("submit sends successful controls", 1,
						"""
								<form live-submit="act" live-value-from="page">
									<input name="name" value="Ann"> <input name="address.city" value="Bonn"> <input name="off" disabled>
									<fieldset disabled><legend><input name="legend" value="y"></legend><input name="in" value="x"></fieldset>
									<input type="checkbox" name="terms" checked> <input type="checkbox" name="spam">
									<input type="checkbox" name="tags[]" value="a" checked> <input type="checkbox" name="tags[]" value="b">
									<input type="checkbox" name="none[]" value="a">
									<input type="radio" name="size" value="S"> <input type="radio" name="size" value="M" checked>
									<select name="one"><option>1</option><option selected>2</option></select>
									<select name="first"><option disabled>1</option><option value="zwei">2</option></select>
									<select name="many" multiple><option>1</option><option>2</option></select>
									<input name="twice" value="1"> <input name="twice" value="2"> <input type="file" name="photo">
									<input name="__proto__" value="x"> <textarea name="text">T</textarea> <input type="hidden" name="h" value="1">
									<output name="o">5</output> <input type="number" name="n" value="1.50"> <input type="date" name="d" value="2026-01-31">
									<input type="range" name="r"> <input type="color" name="c">
									<datalist><option>x</option></datalist>
									<button name="how" value="fast">Send</button> <button name="how" value="slow">Slow</button>
								</form>""",
						(user) -> user.click("[value=fast]")),

				scene("controls of a form elsewhere", 1, """
						<form id="f" live-submit="act"><input name="a" value="1"></form>
						<input name="b" value="2" form="f"><button form="f" name="c" value="3">Send</button>""",
						(user) -> user.press("Send")),

				scene("return key submits by the first button", 1, """
						<form live-submit="act"><input name="a"><button type="button">No</button>
						<button name="how" value="1">One</button><button name="how" value="2">Two</button></form>""",
						(user) -> {
							user.type("[name=a]", "x");
							user.key("Enter");
						}),

				scene("return key in a form without a button", 1, """
						<form live-submit="act"><input name="a"></form>
						<form live-submit="act"><input name="b"><input name="c"></form>
						<form live-submit="act"><input name="d"><button disabled>Send</button></form>""", (user) -> {
					user.type("[name=a]", "x");
					user.key("Enter");
					user.type("[name=b]", "x");
					user.key("Enter");
					user.type("[name=d]", "x");
					user.key("Enter");
				}),

				scene("return key in a text area", 0, """
						<form live-submit="act"><textarea name="a"></textarea><button>Send</button></form>""",
						(user) -> {
							user.focus("textarea");
							user.key("Enter");
						}),

				scene("form is saved and emptied", 1, """
						<form live-submit="save" live-reset><input name="title"><input name="note" value="n">
						<input type="checkbox" name="terms" value="true"><button>Save</button></form>""" + SAID,
						(user) -> {
							user.type("[name=title]", "One");
							user.type("[name=note]", "m");
							user.click("[name=terms]");
							user.press("Save");
						}),

				scene("form without an emptying keeps its values", 1, """
						<form live-submit="save"><input name="title"><button>Save</button></form>""" + SAID, (user) -> {
					user.type("[name=title]", "One");
					user.press("Save");
				}),

				scene("form with mistakes", 4, """
						<form live-submit="save" live-reset novalidate><input name="title" required>
						<b th:text="${errors['title']}">-</b><input name="note"><b th:text="${errors['note']}">-</b>
						<button>Save</button></form>""" + SAID, (user) -> {
					user.type("[name=note]", "too long");
					user.press("Save");
					user.type("[name=title]", "One");
					user.type("[name=note]", "short");
					user.press("Save");
				}),

				scene("fields of the form tag", 4, """
						<form live-submit="save" live-validate><live:field name="title" label="Title"/>
						<live:field name="note" label="Note"/><live:field name="terms" label="Terms"/>
						<button>Save</button></form>""" + SAID, (user) -> {
					user.fill("Note", "too long");
					user.blur();
					user.fill("Title", "One");
					user.press("Save");
				}),

				scene("validation follows touched fields", 4, """
						<form live-submit="save" live-validate><input name="title"><b th:text="${errors['title']}">-</b>
						<input name="note"><b th:text="${errors['note']}">-</b><button>Save</button></form>""",
						(user) -> {
							user.type("[name=title]", "x");
							user.focus("[name=note]");
							user.type("[name=note]", "too long");
							user.type("[name=title]", "");
							user.blur();
						}),

				scene("submit touches all", 2, """
						<form live-submit="save" live-validate><input name="title"><b th:text="${errors['title']}">-</b>
						<input name="note"><b th:text="${errors['note']}">-</b><button>Save</button></form>""",
						(user) -> {
							user.focus("[name=title]");
							user.key("Enter");
							user.type("[name=note]", "y");
						}),

				scene("choice is validated each time", 4, """
						<form live-submit="save" live-validate><input name="title"><input type="checkbox" name="terms">
						<select name="note"><option>1</option><option>too long</option></select>
						<b th:text="${errors['note']}">-</b><button>Save</button></form>""", (user) -> {
					user.click("[name=terms]");
					user.select("select", "too long");
					user.click("[name=terms]");
					user.select("select", "1");
				}),

				scene("key of a form is sent", 2, """
						<form live-submit="save" live-validate live-key="7"><input name="title"></form>""", (user) -> {
					user.type("input", "x");
					user.blur();
					user.focus("input");
					user.key("Enter");
				}),

				scene("models write properties", 9, """
						<input name="t" live-model="text"><input type="checkbox" live-model="on" th:checked="${on}">
						<input type="checkbox" live-model="tags" value="a" th:checked="${tags.contains('a')}">
						<input type="checkbox" live-model="tags" value="b" th:checked="${tags.contains('b')}">
						<select live-model="one"><option th:selected="${one == '1'}">1</option>
						<option th:selected="${one == '2'}">2</option></select>
						<select live-model="many" multiple><option th:selected="${many.contains('1')}">1</option>
						<option th:selected="${many.contains('2')}">2</option></select>
						<input type="radio" name="r" live-model="size" value="S" th:checked="${size == 'S'}">
						<input type="radio" name="r" live-model="size" value="M" th:checked="${size == 'M'}">
						<p th:text="|${text} ${on} ${tags} ${one} ${many} ${size}|">-</p>""", (user) -> {
					user.type("[live-model=text]", "Ann");
					user.click("[live-model=on]");
					user.click("[value=b]");
					user.click("[value=a]");
					user.click("[value=b]");
					user.select("[live-model=one]", "2");
					user.select("[live-model=many]", "1", "2");
					user.click("[value=M]");
					user.click("[value=S]");
				}),

				scene("model shows what the server made of it", 1, """
						<input live-model="text" th:value="${text}"><p th:text="${text}">-</p>""",
						(user) -> user.type("input", "Ann")),

				scene("model that waits until the field is left", 1, """
						<input live-model="text" live-debounce="blur"><p th:text="${text}">-</p>""", (user) -> {
					user.type("input", "Ann");
					user.blur();
				}),

				scene("box that is controlled by the server", 2,
						"""
								<input type="checkbox" live-change="act" name="a" th:checked="${count > 1}"><p th:text="${count}">0</p>""",
						(user) -> {
							user.click("input");
							user.click("input");
						}),

				scene("value of a select is called", 1,
						"""
								<select name="q" live-change="search"><option value="a">A</option><option value="b">B</option></select>
								<p th:text="${q}">-</p>""",
						(user) -> user.select("select", "B")),

				scene("boxes of a list are called", 2, """
						<input type="checkbox" name="x[]" value="a" live-change="act">
						<input type="checkbox" name="x[]" value="b" live-change="act">""", (user) -> {
					user.click("[value=b]");
					user.click("[value=a]");
				}),

				scene("reset button", 0, """
						<form live-submit="act"><input name="a" value="1"><input type="checkbox" name="b" checked>
						<select name="c"><option>1</option><option selected>2</option></select>
						<button type="reset">Reset</button></form>""", (user) -> {
					user.type("[name=a]", "x");
					user.click("[name=b]");
					user.select("select", "1");
					user.press("Reset");
				}),

				scene("parameter with a constraint", 3, """
						<form live-submit="say"><input name="text"><b th:text="${errors['text']}">-</b>
						<button>Say</button></form>""" + SAID, (user) -> {
					user.press("Say");
					user.type("[name=text]", "Hi");
					user.press("Say");
				}),

				scene("server does not change what the user changed", 1,
						"""
								<input name="a" th:value="${count}"><input name="b" th:value="${count}">
								<input type="checkbox" name="c" th:checked="${count > 0}"><textarea name="d" th:text="${count}">0</textarea>
								<select name="e"><option>0</option><option th:selected="${count > 0}">1</option><option>2</option></select>
								<button type="button" live-click="act">Go</button>""",
						(user) -> {
							user.type("[name=a]", "mine");
							user.click("[name=c]");
							user.click("[name=c]");
							user.type("textarea", "mine");
							user.select("select", "2");
							user.press("Go");
						}),

				scene("server changes what the user did not change", 2, """
						<input name="a" th:value="${count}"><input type="checkbox" name="c" th:checked="${count == 1}">
						<textarea name="d" th:text="${count}">0</textarea>
						<select name="e"><option>0</option><option th:selected="${count == 1}">1</option></select>
						<button type="button" live-click="act">Go</button>""", (user) -> {
					user.press("Go");
					user.press("Go");
				}));
	}

}
