package org.livespring.test.agreement;

import java.util.stream.Stream;

import static org.livespring.test.agreement.Scenes.scene;

/** Events of elements, and what they call. */
final class EventScenes {

	private EventScenes() {
	}

	static Stream<Scene> all() {
		return Stream.of(scene("click inside an element", 1, """
				<button live-click="act" live-value-item-id="7" live-value-__proto__="x"><b>Buy</b></button>
				<p th:text="${count}">0</p>""", (user) -> user.click("b")),

				scene("link with an action is not followed", 1, """
						<a href="/agreement/other" live-click="act">Go</a><p th:text="${count}">0</p>""",
						(user) -> user.click("a[live-click]")),

				scene("button of a form calls its action only", 1, """
						<form live-submit="save"><input name="title"><button live-click="act">Cancel</button></form>""",
						(user) -> user.press("Cancel")),

				scene("keys are filtered", 1, """
						<div tabindex="0" live-keydown="act" live-keys="Enter ctrl+k">x</div>""", (user) -> {
					user.focus("[tabindex]");
					user.key("a");
					user.key("k");
					user.key("ctrl+k");
				}),

				scene("space and question mark are keys", 2, """
						<div tabindex="0" live-keydown="act" live-keys="Space ?">x</div>""", (user) -> {
					user.focus("[tabindex]");
					user.key("Space");
					user.key("?");
					user.key("b");
				}),

				scene("typing has keys", 4, """
						<input name="q" live-keyup="act">""", (user) -> {
					user.type("input", "x");
					user.type("input", "yz");
					user.key("Escape");
				}),

				scene("focus and blur", 3, """
						<input name="a" live-focus="act" live-blur="act"><input name="b" live-focus="act">""",
						(user) -> {
							user.focus("[name=a]");
							user.focus("[name=b]");
							user.blur();
						}),

				scene("focus moves with a click", 2, """
						<input name="a" live-focus="act" live-blur="act"><p>Text</p><button type="button">B</button>""",
						(user) -> {
							user.click("[name=a]");
							user.click("p");
						}),

				scene("label moves the focus", 1, """
						<label for="x">Name</label><input id="x" live-focus="act">""", (user) -> user.click("label")),

				scene("window hears keys", 2, """
						<div live-window-keydown="act" live-keys="Escape"></div><input name="a">""", (user) -> {
					user.key("Escape");
					user.focus("input");
					user.key("Escape");
					user.key("a");
				}),

				scene("away is a click outside", 1, """
						<div live-away="act"><b>Menu</b></div><i>Out</i>""", (user) -> {
					user.click("b");
					user.click("i");
				}),

				scene("text is searched while it is typed", 1, """
						<input name="q" live-input="search" live-debounce="100"><p th:text="${q}">-</p>""",
						(user) -> user.type("input", "abc")),

				scene("text is searched when the field is left", 1, """
						<input name="q" live-input="search" live-debounce="blur"><button>Next</button>
						<p th:text="${q}">-</p>""", (user) -> {
					user.type("input", "abc");
					user.focus("button");
				}),

				scene("text is searched at each key", 3, """
						<input name="q" live-input="search"><p th:text="${q}">-</p>""",
						(user) -> user.type("input", "abc")),

				scene("change of a field", 1, """
						<input name="q" live-change="search"><p th:text="${q}">-</p>""", (user) -> {
					user.type("input", "abc");
					user.blur();
				}),

				scene("field that is left as it was", 0, """
						<input name="q" value="abc" live-change="search"><p th:text="${q}">-</p>""", (user) -> {
					user.focus("input");
					user.blur();
				}),

				scene("return key is a change", 1, """
						<input name="q" live-change="search"><p th:text="${q}">-</p>""", (user) -> {
					user.type("input", "abc");
					user.key("Enter");
					user.blur();
				}),

				scene("button is awaited", 1, """
						<button class="big" live-click="act" live-disable live-loading="busy wait"
							th:text="${count}">0</button>""", (user) -> user.click("button[live-click]")),

				scene("button that the server disables", 1, """
						<button live-click="act" live-disable th:disabled="${count > 0}">Go</button>""",
						(user) -> user.press("Go")),

				scene("result is told", 1, """
						<button live-click="result">Go</button>""", (user) -> user.press("Go")),

				scene("failure is told", 1, """
						<button live-click="fail">Go</button><p th:text="${count}">0</p>""",
						(user) -> user.press("Go")),

				scene("unknown action is told", 1, """
						<button live-click="nothing">Go</button>""", (user) -> user.press("Go")),

				scene("text is written before the key", 2, """
						<input name="t" live-model="text" live-keydown="act" live-keys="Enter">
						<p th:text="|${text} ${count}|">-</p>""", (user) -> {
					user.type("input", "ab");
					user.key("Enter");
				}),

				scene("question is answered by no and yes", 1, """
						<button live-click="act" live-confirm="Drop &lt;all&gt;?">Drop</button>
						<p th:text="${count}">0</p>""", (user) -> {
					user.answer(false);
					user.press("Drop");
					user.answer(true);
					user.press("Drop");
				}),

				scene("names of controls hide nothing", 1, """
						<form live-submit="save" live-reset><input name="title"><input name="attributes">
						<button name="reset" value="1">Save</button></form>""", (user) -> {
					user.type("[name=title]", "T");
					user.type("[name=attributes]", "x");
					user.press("Save");
				}),

				scene("title and event", 1, """
						<button live-click="rename">Go</button>""", (user) -> user.press("Go")),

				scene("details stay open", 1, """
						<details><summary>More</summary><p th:text="${count}">0</p></details>
						<button live-click="act">Go</button>""", (user) -> {
					user.click("summary");
					user.press("Go");
					user.click("summary");
				}),

				scene("space presses a button and a box", 2, """
						<button live-click="act">Go</button><input type="checkbox" name="a" live-change="act">""",
						(user) -> {
							user.focus("button");
							user.key("Space");
							user.focus("input");
							user.key("Space");
						}),

				scene("what is prevented", 2, """
						<input type="checkbox" name="a" live-click="act" live-prevent>
						<a href="/agreement/other" live-click="act" live-prevent>Go</a>""", (user) -> {
					user.click("input");
					user.click("a[live-click]");
				}));
	}

}
