package org.livespring.render.thymeleaf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;

import org.livespring.LiveException;
import org.livespring.autoconfigure.render.LiveThymeleafAutoConfiguration;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderTestContext;
import org.livespring.render.Rendered;
import org.livespring.render.Slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyedLoopTests {

	private static final AtomicInteger reads = new AtomicInteger();

	private RenderTestContext context;

	private ComponentRenderer renderer;

	private RenderCache cache = new RenderCache();

	@BeforeAll
	void start() {
		this.context = new RenderTestContext(ThymeleafAutoConfiguration.class, LiveThymeleafAutoConfiguration.class);
		this.renderer = this.context.renderer();
	}

	@BeforeEach
	void forget() {
		this.cache = new RenderCache();
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@Test
	void equalItemsAreNotRenderedAgain() {
		assertThat(readsOf("each", view("A", "a", "b", "c"))).isEqualTo(3);
		assertThat(readsOf("each", view("A", "a", "b", "c"))).isZero();
		assertThat(render("each", view("A", "a", "b", "c")).text().trim())
			.isEqualTo("<ul><li live-key=\"a\">aA</li>\n<li live-key=\"b\">bA</li>\n<li live-key=\"c\">cA</li></ul>");
	}

	@Test
	void onlyTheChangedItemIsRendered() {
		render("each", view("A", "a", "b", "c"));
		assertThat(readsOf("each", view("A", "a", "x", "c"))).isEqualTo(1);
		assertThat(render("each", view("A", "a", "x", "c")).text()).contains(">aA<", ">xA<", ">cA<");
	}

	@Test
	void orderAndRemovalNeedNoRendering() {
		render("each", view("A", "a", "b", "c"));
		assertThat(readsOf("each", view("A", "c", "a"))).isZero();
		assertThat(render("each", view("A", "c", "a")).text()).containsSubsequence(">cA<", ">aA<").doesNotContain("bA");
	}

	@Test
	void removedItemIsForgotten() {
		render("each", view("A", "a", "b"));
		render("each", view("A", "a"));
		assertThat(readsOf("each", view("A", "a", "b"))).isEqualTo(1);
	}

	@Test
	void loopThatWasNotReachedIsForgotten() {
		render("each", view("A", "a", "b"));
		render("each-message", view("A", "x"));
		assertThat(readsOf("each", view("A", "a", "b"))).isEqualTo(2);
	}

	@Test
	void changedVariableThatTheBodyReadsRendersAgain() {
		render("each", view("A", "a", "b"));
		assertThat(readsOf("each", view("B", "a", "b"))).isEqualTo(2);
		assertThat(render("each", view("B", "a", "b")).text()).contains(">aB<", ">bB<");
	}

	@Test
	void otherScopeRendersAgain() {
		assertThat(render("each-message", view("A", "a")).text()).contains("Hello a");
		assertThat(this.renderer
			.render(RenderTestContext.call("each-message", view("A", "a"), RenderTestContext.GERMAN, this.cache))
			.text()).contains("Hallo a");
	}

	@Test
	void otherCacheRendersAgain() {
		render("each", view("A", "a"));
		reads.set(0);
		this.renderer
			.render(RenderTestContext.call("each", view("A", "a"), RenderTestContext.ENGLISH, new RenderCache()));
		assertThat(reads.get()).isOne();
	}

	@Test
	void positionCountsWhereItIsRead() {
		assertThat(render("each-status", view("A", "a", "b")).text())
			.contains("<p>0 1 2 true false true false a a</p>\n<p>1 2 2 false true false true b b</p>");
		assertThat(readsOf("each-status", view("A", "a", "b"))).isZero();
		assertThat(readsOf("each-status", view("A", "b", "a"))).isEqualTo(2);
		assertThat(render("each-status", view("A", "b", "a")).text())
			.contains("<p>0 1 2 true false true false b b</p>\n<p>1 2 2 false true false true a a</p>");
		assertThat(readsOf("each-status", view("A", "b", "a", "c"))).isEqualTo(3);
	}

	@Test
	void itemMayBeLeftOut() {
		Map<String, Object> view = view("A", "a", "b");
		view.put("hidden", "a");
		assertThat(render("each-if", view).text()).doesNotContain("<p>a</p>").contains("<p>b</p>");
		view.put("hidden", "b");
		assertThat(render("each-if", view).text()).contains("<p>a</p>").doesNotContain("<p>b</p>");
	}

	@Test
	void textOfAnItemIsNoTemplate() {
		assertThat(render("each-if", view("A", "[[${label}]]")).text()).contains("<p>[[${label}]]</p>");
		assertThat(render("each-if", view("A", "[[${label}]]")).text()).contains("<p>[[${label}]]</p>");
	}

	@Test
	void selectionCountsWhereItIsRead() {
		Map<String, Object> view = view("A", "a");
		view.put("owner", new Owner("Ann"));
		assertThat(render("each-selection", view).text()).contains("<p>Ann a</p>");
		view.put("owner", new Owner("Bob"));
		assertThat(render("each-selection", view).text()).contains("<p>Bob a</p>");
	}

	@Test
	void variablesOfTheBodyAreItsOwn() {
		render("each-local", view("A", "a", "b"));
		assertThat(readsOf("each-local", view("B", "b", "a"))).isZero();
		assertThat(render("each-local", view("B", "b")).text().trim()).isEqualTo("<p><b>b</b><i>b</i></p>");
	}

	@Test
	void innerLoopsReuseWithinTheirOuterItem() {
		Map<String, Object> view = groups("A", group("g", "a", "b"), group("h", "a"));
		assertThat(render("each-nested", view).text())
			.contains("<b>g</b><i>a g A</i>\n<i>b g A</i></div>\n<div><b>h</b><i>a h A</i>");
		assertThat(readsOf("each-nested", groups("A", group("g", "a", "b"), group("h", "a")))).isZero();
		assertThat(readsOf("each-nested", groups("A", group("g", "a", "b"), group("h", "x")))).isOne();
		assertThat(render("each-nested", groups("B", group("g", "a", "b"), group("h", "x"))).text())
			.contains("<i>a g B</i>\n<i>b g B</i>", "<i>x h B</i>");
		assertThat(render("each-nested", groups("B", group("k", "a", "b"), group("h", "x"))).text())
			.contains("<i>a k B</i>\n<i>b k B</i>");
	}

	@Test
	void childrenOfReusedItemsAreStillThere() {
		Rendered first = render("each-children", view("A", "a", "b"));
		assertThat(readsOf("each-children", view("A", "a", "b"))).isZero();
		assertThat(render("each-children", view("A", "a", "b"))).isEqualTo(first);
		Rendered turned = render("each-children", view("A", "b", "c", "a"));
		assertThat(turned.slots()).extracting(Slot::slot).containsExactly("todo-item:b", "todo-item:c", "todo-item:a");
		assertThat(turned.slots()).allSatisfy((slot) -> assertThat(turned.text().substring(0, slot.offset()))
			.endsWith("id=\"id-" + slot.slot().replace(':', '-') + "\">"));
		assertThat(turned.slots().get(0).props().get("id")).isEqualTo("b");
	}

	@Test
	void equalItemsMayOccurTwice() {
		render("each", view("A", "a", "a"));
		assertThat(render("each", view("A", "a", "a", "b")).text()).containsSubsequence(">aA<", ">aA<", ">bA<");
	}

	@Test
	void mutableItemsAreRenderedEachTime() {
		MutableRow row = new MutableRow();
		row.text = "a";
		assertThat(render("each-if", Map.of("rows", List.of(row))).text()).contains("<p>a</p>");
		row.text = "b";
		assertThat(render("each-if", Map.of("rows", List.of(row))).text()).contains("<p>b</p>");
	}

	@Test
	void renderAfterAFailedOneIsRight() {
		Map<String, Object> failing = view("A", "a", "b");
		failing.put("fail", true);
		failing.put("owner", new Owner("Ann"));
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("each-fails", failing));
		assertThat(render("each-fails", view("B", "b", "c")).text()).contains("<p>b</p>\n<p>c</p><b>B</b>");
		assertThat(readsOf("each-fails", view("C", "b", "c"))).isZero();
	}

	@Test
	void listsBeyondTheBoundAreRenderedWithoutReuseOfTheRest() {
		String[] ids = IntStream.range(0, LoopTexts.MAX_ITEMS + 100).mapToObj(Integer::toString).toArray(String[]::new);
		String first = render("each", view("A", ids)).text();
		assertThat(readsOf("each", view("A", ids))).isEqualTo(100);
		assertThat(render("each", view("A", ids)).text()).isEqualTo(first);
	}

	@Test
	void pageLoopsOverAnything() {
		assertThat(page(List.of("a", "b"))).isEqualTo("<p>a</p>\n<p>b</p>");
		assertThat(page(new int[] { 1, 2 })).isEqualTo("<p>1</p>\n<p>2</p>");
		assertThat(page(Map.of("k", "v"))).isEqualTo("<p>k=v</p>");
		assertThat(page("one")).isEqualTo("<p>one</p>");
		assertThat(page(null)).isEmpty();
		assertThat(page(Collections.singletonList(null))).isEqualTo("<p></p>");
	}

	@Test
	void anyChangeGivesWhatAFreshRenderGives() {
		Random random = new Random(42);
		List<Group> groups = new ArrayList<>();
		String label = "A";
		String hidden = "none";
		for (int i = 0; i < 400; i++) {
			switch (random.nextInt(6)) {
				case 0 -> label = "L" + random.nextInt(3);
				case 1 -> hidden = "t" + random.nextInt(4);
				case 2 -> Collections.shuffle(groups, random);
				case 3 -> groups.add(randomGroup(random));
				case 4 -> groups.remove(groups.isEmpty() ? null : groups.get(random.nextInt(groups.size())));
				default -> replaceOne(groups, random);
			}
			Map<String, Object> view = groups(label, groups.toArray(Group[]::new));
			view.put("hidden", hidden);
			Rendered fresh = this.renderer
				.render(RenderTestContext.call("each-all", view, RenderTestContext.ENGLISH, new RenderCache()));
			assertThat(render("each-all", view)).isEqualTo(fresh);
		}
	}

	private static void replaceOne(List<Group> groups, Random random) {
		if (!groups.isEmpty()) {
			groups.set(random.nextInt(groups.size()), randomGroup(random));
		}
	}

	private static Group randomGroup(Random random) {
		String[] ids = IntStream.range(0, random.nextInt(4))
			.mapToObj((index) -> "t" + random.nextInt(4))
			.toArray(String[]::new);
		return group(random.nextBoolean() ? "a" : "b", ids);
	}

	private Rendered render(String template, Object view) {
		return this.renderer.render(RenderTestContext.call(template, view, RenderTestContext.ENGLISH, this.cache));
	}

	private int readsOf(String template, Object view) {
		reads.set(0);
		render(template, view);
		return reads.get();
	}

	private String page(Object rows) {
		Context page = new Context();
		page.setVariable("rows", rows);
		return this.context.bean(SpringTemplateEngine.class).process("page-each", page).trim();
	}

	private static Map<String, Object> view(String label, String... ids) {
		Map<String, Object> view = new HashMap<>();
		view.put("label", label);
		view.put("rows", rows(ids));
		view.put("fail", false);
		return view;
	}

	private static Map<String, Object> groups(String label, Group... groups) {
		Map<String, Object> view = view(label);
		view.put("groups", List.of(groups));
		return view;
	}

	private static Group group(String name, String... ids) {
		return new Group(name, rows(ids));
	}

	private static List<Row> rows(String... ids) {
		return List.of(ids).stream().map((id) -> new Row(id, id)).toList();
	}

	record Owner(String name) {

	}

	record Group(String name, List<Row> rows) {

	}

	/** Counts how often its text is read. */
	record Row(String id, String text) {

		public String text() {
			reads.incrementAndGet();
			return this.text;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Row row && row.id.equals(this.id) && row.text.equals(this.text);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.id, this.text);
		}

	}

	/** Changes without becoming another object. */
	public static class MutableRow {

		private String text = "";

		public String getText() {
			return this.text;
		}

	}

}
