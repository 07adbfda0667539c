package org.livespring.test.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.diff.TextHash;

/** The data blocks of the components in a page, and the slots of children. */
final class PageBlocks {

	private PageBlocks() {
	}

	/**
	 * A component of a loaded page.
	 *
	 * @param component the component
	 * @param frames what its {@code mount} has sent
	 */
	record Block(ClientComponent component, JsonNode frames) {

	}

	/** Take the data blocks out of a page, parents before children. */
	static List<Block> take(Document document) {
		List<Block> blocks = new ArrayList<>();
		for (Element script : document.select("script[type=application/live]")) {
			String snapshot = script.data();
			String id = ClientComponent.mapper.readTree(snapshot).path("header").path("id").asString("");
			Element host = document.selectFirst("[live-id=\"" + id + "\"]");
			script.remove();
			if (host == null) {
				throw new AssertionError("The page has no place for the component of " + snapshot);
			}
			// In place of the client, which submits them now
			host.select("form[live-submit][method=dialog]").removeAttr("method");
			JsonNode frames = ClientComponent.mapper
				.readTree(script.hasAttr("live-frames") ? script.attr("live-frames") : "[]");
			blocks.add(new Block(new ClientComponent(host, snapshot, script.attr("live-tag"), null,
					names(script.attr("live-query"))), frames));
		}
		List<Element> all = document.getAllElements();
		blocks.sort(Comparator.comparingInt((block) -> all.indexOf(block.component().host())));
		return blocks;
	}

	static List<String> names(String list) {
		return Arrays.stream(list.split(" ")).filter((name) -> !name.isEmpty()).toList();
	}

	/** Find the element of a child in the HTML of its parent. */
	static @Nullable Element slot(Element host, String name) {
		for (Element slot : host.select("[live-slot]")) {
			Element parent = slot.parent();
			if (slot.attr("live-slot").equals(name) && parent != null && parent.closest("[live-id]") == host) {
				return slot;
			}
		}
		return null;
	}

	/** Write what a client hands over of a component. */
	static void offer(ObjectNode entry, ClientComponent component) {
		entry.put("snapshot", component.snapshot()).put("tag", component.tag());
		String html = component.html();
		if (html != null) {
			entry.put("length", html.length()).put("hash", TextHash.of(html));
		}
	}

}
