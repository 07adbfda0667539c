package org.livespring.test.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.state.SignedSnapshot;

/** A component of a page: its element, and its texts as the server has them. */
public final class ClientComponent {

	static final JsonMapper mapper = JsonMapper.builder().build();

	private Element host;

	private String snapshot;

	private String tag;

	private @Nullable String html;

	private JsonNode parsed;

	private final List<String> query;

	/** Calls that are not answered, in order. */
	final List<Call> calls = new ArrayList<>();

	/** Whether the server has the component on this connection. */
	boolean live;

	/** Whether whole texts are on their way. */
	boolean resyncing;

	ClientComponent(Element host, String snapshot, String tag, @Nullable String html, List<String> query) {
		this.host = host;
		this.snapshot = snapshot;
		this.tag = tag;
		this.html = html;
		this.query = List.copyOf(query);
		this.parsed = mapper.readTree(snapshot);
	}

	/** The same component in another document. */
	ClientComponent copy(Element host) {
		return new ClientComponent(host, this.snapshot, this.tag, this.html, this.query);
	}

	public String id() {
		return header().path("id").asString("");
	}

	public String name() {
		return header().path("name").asString("");
	}

	long seq() {
		return header().path("seq").asLong(0);
	}

	/** The number of the last action that the snapshot contains. */
	long action() {
		return header().path("action").asLong(0);
	}

	String parent() {
		return header().path("parent").asString("");
	}

	/** The text of the snapshot. */
	public String snapshot() {
		return this.snapshot;
	}

	String tag() {
		return this.tag;
	}

	@Nullable String html() {
		return this.html;
	}

	List<String> query() {
		return this.query;
	}

	public Element host() {
		return this.host;
	}

	private JsonNode header() {
		return this.parsed.path("header");
	}

	/** The errors of fields by form. */
	public JsonNode errors() {
		return this.parsed.path("errors");
	}

	/** The state, missing if it is encrypted. */
	public JsonNode state() {
		return this.parsed.path("state");
	}

	Set<String> emptyProperties() {
		Set<String> empty = new TreeSet<>();
		state().forEachEntry((name, value) -> {
			if (value.isNull() || (value.isString() && value.stringValue().isEmpty())) {
				empty.add(name);
			}
		});
		return empty;
	}

	/** Continue with another snapshot. */
	void become(String snapshot, String tag) {
		this.snapshot = snapshot;
		this.tag = tag;
		this.parsed = mapper.readTree(snapshot);
		this.host.attr("live-id", id());
	}

	/**
	 * Hand over another snapshot next. The HTML does not belong to it.
	 * @param signed the snapshot
	 */
	public void replace(SignedSnapshot signed) {
		become(signed.text(), signed.tag());
		this.html = "";
	}

	/** The snapshot with its tag. */
	public SignedSnapshot signed() {
		return new SignedSnapshot(this.snapshot, this.tag);
	}

	/** Change the snapshot, so that its tag is wrong. */
	void tamper() {
		this.snapshot = this.snapshot.replaceFirst("\"state\":\\{", "\"state\":{\"tampered\":true,");
	}

	/**
	 * Take an update.
	 * @return {@code false} if it does not follow from what is here
	 */
	boolean update(long seq, JsonNode html, JsonNode state, JsonNode tag) {
		boolean knowsText = seq == seq() && !isPresent(state) && html.isString();
		boolean whole = state.isString() && (!isPresent(html) || html.isString());
		if (!knowsText && !whole && seq != seq() + 1) {
			return seq <= seq();
		}
		String snapshot = isPresent(state) ? apply(state, this.snapshot) : this.snapshot;
		this.html = isPresent(html) ? apply(html, this.html) : this.html;
		become(snapshot, isPresent(tag) ? tag.stringValue() : this.tag);
		return true;
	}

	static boolean isPresent(JsonNode node) {
		return !node.isMissingNode() && !node.isNull();
	}

	static String apply(JsonNode patch, @Nullable String base) {
		if (patch.isString()) {
			return patch.stringValue();
		}
		if (base == null) {
			throw new IllegalStateException("The server sent a delta against a text that the client never had");
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < patch.size(); i++) {
			JsonNode part = patch.get(i);
			if (part.isString()) {
				text.append(part.stringValue());
			}
			else {
				int start = part.intValue();
				text.append(base, start, start + patch.get(++i).intValue());
			}
		}
		return text.toString();
	}

}
