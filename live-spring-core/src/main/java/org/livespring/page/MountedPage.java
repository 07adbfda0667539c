package org.livespring.page;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

import org.livespring.diff.TextHash;
import org.livespring.instance.Mounted;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.HostElement;
import org.livespring.render.Rendered;

/**
 * Writes the HTML of a mounted component, with its children and data blocks, into a page.
 */
final class MountedPage {

	/** By it a data block finds its host, wherever the parser puts the block. */
	private static final String ID = "live-id";

	private final FrameCodec codec;

	MountedPage(FrameCodec codec) {
		this.codec = codec;
	}

	String write(Mounted component, String host, Map<String, String> attributes) {
		Map<String, String> all = new LinkedHashMap<>(attributes);
		all.put(ID, component.id());
		HostElement element = new HostElement(host, all);
		StringBuilder html = new StringBuilder(element.startTag());
		appendInside(html, component);
		return html.append(element.endTag()).toString();
	}

	private void appendInside(StringBuilder html, Mounted component) {
		Rendered rendered = component.rendered();
		if (rendered != null) {
			appendText(html, rendered, component);
		}
		appendDataBlock(html, component);
	}

	private void appendText(StringBuilder html, Rendered rendered, Mounted component) {
		NavigableMap<Integer, Runnable> places = new TreeMap<>();
		Iterator<Mounted> child = component.children().iterator();
		rendered.slots().forEach((slot) -> {
			Mounted next = child.next();
			places.put(slot.offset(), () -> {
				html.setLength(html.length() - 1);
				attribute(html, ID, next.id());
				html.append('>');
				appendInside(html, next);
			});
		});
		Iterator<String> fragment = component.fragments().iterator();
		rendered.fragments().forEach((place) -> {
			String next = fragment.next();
			places.put(place.offset(), () -> html.append(next));
		});
		ClientForms.places(rendered.text())
			.forEach((place) -> places.put(place, () -> html.append(ClientForms.METHOD)));
		int position = 0;
		for (Map.Entry<Integer, Runnable> place : places.entrySet()) {
			html.append(rendered.text(), position, place.getKey());
			position = place.getKey();
			place.getValue().run();
		}
		html.append(rendered.text(), position, rendered.text().length());
	}

	private void appendDataBlock(StringBuilder html, Mounted component) {
		html.append("<script type=\"application/live\"");
		attribute(html, "live-tag", component.snapshot().tag());
		if (component.rendered() != null) {
			attribute(html, "live-hash", Long.toString(TextHash.of(component.html())));
		}
		String query = component.queryNames();
		if (query != null) {
			attribute(html, "live-query", query);
		}
		if (!component.frames().isEmpty()) {
			attribute(html, "live-frames", frames(component.frames()));
		}
		html.append('>').append(component.snapshot().text()).append("</script>");
	}

	private String frames(List<ServerFrame> frames) {
		return frames.stream().map(this.codec::writeServer).collect(Collectors.joining(",", "[", "]"));
	}

	static void attribute(StringBuilder html, String name, String value) {
		html.append(' ').append(name).append("=\"").append(HtmlUtils.htmlEscape(value, "UTF-8")).append('"');
	}

}
