package org.livespring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server knows of one component, with deltas that keep the common prefix and
 * suffix.
 */
final class FakeComponent {

	private static final JsonMapper json = new JsonMapper();

	final String id;

	private String user = "ada";

	private final String name;

	private @Nullable String parent;

	private @Nullable String slot;

	private String query = "";

	private String frames = "";

	private int seq;

	private int action;

	private Object state = Map.of();

	private String html;

	private String snapshot;

	/** Whether the client confirmed the text. */
	boolean known;

	FakeComponent(String id, String name, String html) {
		this.id = id;
		this.name = name;
		this.html = html;
		this.snapshot = snapshot();
	}

	FakeComponent in(FakeComponent parent, String slot) {
		this.parent = parent.id;
		this.slot = slot;
		this.snapshot = snapshot();
		return this;
	}

	FakeComponent user(String user) {
		this.user = user;
		this.snapshot = snapshot();
		return this;
	}

	/** The outcome of a rehydration that copies the component under another id. */
	List<Object> fork(String id, @Nullable String parent) {
		FakeComponent copy = new FakeComponent(id, this.name, this.html);
		copy.seq = this.seq;
		copy.action = this.action;
		copy.slot = this.slot;
		copy.parent = parent;
		copy.snapshot = copy.snapshot();
		return List.of(id, copy.snapshot, copy.tag());
	}

	FakeComponent query(String query) {
		this.query = query;
		return this;
	}

	FakeComponent frames(String frames) {
		this.frames = frames;
		return this;
	}

	FakeComponent state(Object state) {
		this.state = state;
		this.snapshot = snapshot();
		return this;
	}

	/** The component as the first render writes it into the page. */
	String host(FakeComponent... children) {
		String content = this.html;
		for (FakeComponent child : children) {
			String slot = "live-slot=\"%s\"".formatted(child.slot);
			content = content.replace(slot + ">", slot + " live-id=\"%s\">".formatted(child.id) + child.content());
		}
		return as("div", content);
	}

	/** The component in another element. */
	String as(String element) {
		return as(element, this.html);
	}

	private String as(String element, String content) {
		return "<%1$s live-id=\"%2$s\" data-component=\"%3$s\">%4$s</%1$s>".formatted(element, this.id, this.name,
				content + block());
	}

	private String content() {
		return this.html + block();
	}

	String block() {
		return "<script type=\"application/live\" live-tag=\"%s\" live-hash=\"%d\" live-query=\"%s\"%s>%s</script>"
			.formatted(tag(), hash(this.html), this.query,
					this.frames.isEmpty() ? "" : " live-frames='" + this.frames + "'", this.snapshot);
	}

	/** The fields of an update: sequence, patches of HTML and snapshot, tag. */
	List<@Nullable Object> update(@Nullable String html) {
		return update(html, this.action);
	}

	List<@Nullable Object> update(@Nullable String html, int action) {
		String oldHtml = this.html;
		String oldSnapshot = this.snapshot;
		this.seq++;
		this.action = action;
		this.html = (html != null) ? html : oldHtml;
		this.snapshot = snapshot();
		List<@Nullable Object> fields = new ArrayList<>();
		fields.add(this.seq);
		fields.add((html != null) ? (this.known ? delta(oldHtml, html) : html) : null);
		fields.add(delta(oldSnapshot, this.snapshot));
		fields.add(tag());
		this.known = this.known || html != null;
		return fields;
	}

	/** What the next update starts from, for a browser that does not know it. */
	List<@Nullable Object> base() {
		this.known = true;
		return Arrays.asList(this.seq, this.html, null, tag());
	}

	/** An update that the browser never gets. */
	void lose(String html) {
		update(html);
	}

	void done(int action) {
		this.action = action;
		this.snapshot = snapshot();
	}

	List<@Nullable Object> whole() {
		this.known = true;
		return new ArrayList<>(List.of(this.seq, this.html, this.snapshot, tag()));
	}

	/** As an entry of a frame's children. */
	List<@Nullable Object> child() {
		this.known = true;
		List<@Nullable Object> fields = new ArrayList<>();
		fields.add(this.id);
		fields.add(this.parent);
		fields.add(this.slot);
		fields.add(this.html);
		fields.add(this.snapshot);
		fields.add(tag());
		return fields;
	}

	String html() {
		return this.html;
	}

	String snapshotText() {
		return this.snapshot;
	}

	String tag() {
		return "tag-%s-%d".formatted(this.id, this.seq);
	}

	private String snapshot() {
		Map<String, Object> header = new LinkedHashMap<>();
		header.put("id", this.id);
		header.put("name", this.name);
		header.put("seq", this.seq);
		header.put("action", this.action);
		header.put("principal", this.user);
		header.put("binding", "b");
		if (this.parent != null && this.slot != null) {
			header.put("parent", this.parent);
			header.put("slot", this.slot);
		}
		return json.writeValueAsString(new LinkedHashMap<>(Map.of("header", header, "state", this.state)))
			.replace("<", "\\u003c")
			.replace("&", "\\u0026");
	}

	static Object delta(String old, String text) {
		int shorter = Math.min(old.length(), text.length());
		int prefix = 0;
		while (prefix < shorter && old.charAt(prefix) == text.charAt(prefix)) {
			prefix++;
		}
		int suffix = 0;
		while (suffix < shorter - prefix
				&& old.charAt(old.length() - 1 - suffix) == text.charAt(text.length() - 1 - suffix)) {
			suffix++;
		}
		return List.of(0, prefix, text.substring(prefix, text.length() - suffix), old.length() - suffix, suffix);
	}

	static long hash(String text) {
		int hash = 0x811c9dc5;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x01000193;
		}
		return Integer.toUnsignedLong(hash);
	}

}
