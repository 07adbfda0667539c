package org.livespring.test.agreement;

import java.util.stream.Stream;

import static org.livespring.test.agreement.Scenes.scene;

/** Addresses, other pages, lists, rooms and lost connections. */
final class PageScenes {

	private static final String ROWS = """
			<ul><li th:each="row : ${rows}" th:attr="live-key=${row}"><span th:text="${row}">1</span>
			<input name="note"><button live-click="drop" th:attr="live-value-row=${row}">Drop</button></li></ul>
			<button live-click="reverse">Reverse</button><button live-click="prepend">Prepend</button>""";

	private static final String SAID = "<ul><li th:each=\"each : ${said}\" th:text=\"${each}\">-</li></ul>";

	private PageScenes() {
	}

	static Stream<Scene> all() {
		return Stream.of(scene("query follows the search", 3, """
				<input name="q" live-model="q" th:value="${q}"><button live-click="turn">Next</button>
				<p th:text="|${q} ${page}|">-</p>""", (user) -> {
			user.type("input", "a b&c");
			user.press("Next");
			user.back();
			user.type("input", "");
		}),

				scene("query is there after a reload", 1, """
						<input name="q" live-model="q" th:value="${q}"><p th:text="|${q} ${page}|">-</p>""", (user) -> {
					user.type("input", "new");
					user.reload();
				}),

				scene("link leads to another page and back", 1, """
						<button live-click="act" th:text="${count}">0</button><a href="other?x=1#top" id="go">Go</a>""",
						(user) -> {
							user.click("button[live-click]");
							user.follow("nav a");
						}),

				scene("action leads to another page", 1, """
						<button live-click="leave">Go</button>""", (user) -> user.follow("button[live-click]")),

				scene("form of a page is sent without an action", 0,
						"""
								<form action="/agreement/other" method="get"><input name="q" value="a b"><button>Search</button></form>""",
						(user) -> user.follow("button")),

				scene("form of a page is posted", 0, """
						<form action="/agreement/other" method="post"><input name="q" value="a b">
						<button name="how" value="1" formaction="/agreement/other?y=1">Send</button></form>""",
						(user) -> user.follow("button")),

				scene("fragment of the page is no other page", 0, """
						<a href="#x" id="go">Go</a><h2 id="x">X</h2>""", (user) -> user.click("#go")),

				scene("rows keep what is typed", 4, ROWS, (user) -> {
					user.type("[live-key='2'] input", "two");
					user.press("Reverse");
					user.press("Prepend");
					user.type("[live-key='1'] input", "one");
					user.click("[live-key='3'] button");
					user.click("[live-key='1'] button");
				}),

				scene("rows appear and disappear", 3,
						"""
								<table><tbody><tr th:each="row : ${rows}" th:attr="live-key=${row}" th:if="${row != count}"><td th:text="${row}">1</td></tr></tbody></table>
								<p th:if="${count == 1}">One</p><button live-click="act">Go</button>""",
						(user) -> {
							user.press("Go");
							user.press("Go");
							user.press("Go");
						}),

				scene("attributes and classes change", 2,
						"""
								<p th:class="${count == 1} ? 'a b' : 'c'" th:title="${count == 1} ? 'one' : null"
									th:style="${count == 1} ? 'color: red' : ''" th:hidden="${count == 2}" th:text="${count}">0</p>
								<button live-click="act">Go</button>""",
						(user) -> {
							user.press("Go");
							user.press("Go");
						}),

				scene("focus stays where rows move", 2, ROWS, (user) -> {
					user.focus("[live-key='2'] button");
					user.key("Enter");
					user.focus("[live-key='1'] input");
					user.type("[live-key='1'] input", "x");
					user.press("Reverse");
				}),

				scene("two users in a room", 1, """
						<form live-submit="publish" live-reset><input name="text"><button>Send</button></form>"""
						+ SAID, (user) -> {
							Visitor other = user.other();
							user.type("input", "Hello");
							user.press("Send");
							other.type("input", "Hi");
							other.press("Send");
							user.blur();
						}),

				scene("room catches up after a lost connection", 1, """
						<form live-submit="publish" live-reset><input name="text"><button>Send</button></form>"""
						+ SAID, (user) -> {
							Visitor other = user.other();
							user.disconnect();
							other.type("input", "Hi");
							other.press("Send");
							user.reconnect();
							user.type("input", "Hello");
							user.press("Send");
						}),

				scene("click without a connection runs later", 1, """
						<button live-click="act" th:text="${count}">0</button>""", (user) -> {
					user.click("button[live-click]");
					user.disconnect();
					user.reconnect();
				}),

				scene("text stays over a lost connection", 1, """
						<form live-submit="save"><input name="title"><button>Save</button></form>""" + SAID, (user) -> {
					user.type("input", "typed");
					user.disconnect();
					user.reconnect();
					user.press("Save");
				}));
	}

}
