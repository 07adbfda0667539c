package org.livespring.test.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

import org.livespring.test.LivePage;
import org.livespring.test.LiveTester;
import org.livespring.test.TesterPages;
import org.livespring.test.client.WebPage;

/** A user in the test client. */
final class TesterVisitor extends AbstractVisitor {

	private final LiveTester live;

	private final String path;

	private final LivePage page;

	private List<String> frames = List.of();

	private TesterVisitor(String name, LiveTester live, String path, List<String> transcript) {
		super(name, transcript);
		this.live = live;
		this.path = path;
		this.page = live.browser().open(path);
		this.frames = web().network().frames();
	}

	static TesterVisitor open(LiveTester live, String path) {
		return new TesterVisitor("ann", live, path, new ArrayList<>());
	}

	private WebPage web() {
		return TesterPages.of(this.page);
	}

	private Element element(String selector) {
		Element element = web().document().selectFirst(selector);
		if (element == null) {
			throw new AssertionError("No " + selector + " in " + this.page);
		}
		return element;
	}

	private void gesture(String step, Runnable gesture) {
		step(step, () -> {
			web().begin();
			gesture.run();
		});
	}

	@Override
	public void click(String selector) {
		gesture("click " + selector, () -> web().gestures().click(element(selector)));
	}

	@Override
	public void press(String name) {
		step("press " + name, () -> this.page.press(name));
	}

	@Override
	public void follow(String selector) {
		gesture("follow " + selector, () -> web().gestures().click(element(selector)));
	}

	@Override
	public void type(String selector, String text) {
		gesture("type " + selector + " " + text, () -> web().gestures().type(element(selector), text));
	}

	@Override
	public void fill(String label, String text) {
		step("fill " + label + " " + text, () -> this.page.fill(label, text));
	}

	@Override
	public void select(String selector, String... options) {
		gesture("select " + selector + " " + Arrays.toString(options), () -> {
			Element select = element(selector);
			List<String> texts = List.of(options);
			web().gestures()
				.select(select,
						select.select("option").stream().filter((option) -> texts.contains(option.text())).toList());
		});
	}

	@Override
	public void key(String key) {
		step("key " + key, () -> this.page.key(key));
	}

	@Override
	public void focus(String selector) {
		gesture("focus " + selector, () -> web().gestures().focus(element(selector)));
	}

	@Override
	public void blur() {
		gesture("blur", () -> web().gestures().blur());
	}

	@Override
	public void reload() {
		step("reload", this.page::reload);
	}

	@Override
	public void back() {
		step("back", this.page::back);
	}

	@Override
	public void disconnect() {
		step("disconnect", this.page::disconnect);
	}

	@Override
	public void reconnect() {
		step("reconnect", this.page::reconnect);
	}

	@Override
	public void answer(boolean yes) {
		this.page.onConfirm((question) -> yes);
	}

	@Override
	public Visitor other() {
		return new TesterVisitor("bob", this.live, this.path, transcript());
	}

	@Override
	void settle() {
		this.live.settle();
	}

	@Override
	List<String> takeCalls() {
		List<String> all = web().network().frames();
		int known = this.frames.size();
		while (!all.subList(0, Math.min(known, all.size()))
			.equals(this.frames.subList(this.frames.size() - known, this.frames.size()))) {
			known--;
		}
		this.frames = all;
		List<JsonNode> sent = all.stream()
			.skip(known)
			.filter((line) -> line.startsWith("> "))
			.map((line) -> Calls.read(line.substring(2)))
			.toList();
		return Calls.of(sent);
	}

	@Override
	List<String> shown() {
		List<String> lines = new ArrayList<>(List.of("  at " + this.page.url() + " " + this.page.title()));
		Stream
			.of(this.page.questions().stream().map((question) -> "  asked " + question),
					web().notices().flashes().stream().map((flash) -> "  " + flash.level() + " " + flash.message()),
					this.page.errors().stream().map((code) -> "  failed " + code),
					this.page.events().stream().map((event) -> "  event " + event.name() + " " + event.detail()))
			.flatMap((each) -> each)
			.sorted()
			.forEach(lines::add);
		lines.addAll(new PageDump(web()).lines());
		return lines;
	}

}
