package org.livespring.load.wire;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.diff.Patch;

/** A component as a browser holds it: HTML, snapshot and tag. */
public final class LiveComponentState {

	private String id;

	private final String name;

	private @Nullable String html;

	private String snapshot;

	private String tag;

	private long seq;

	LiveComponentState(String snapshot, String tag) {
		this(snapshot, tag, null);
	}

	LiveComponentState(String snapshot, String tag, @Nullable String html) {
		this.html = html;
		this.snapshot = snapshot;
		this.tag = tag;
		JsonNode header = header();
		this.id = header.get("id").asString();
		this.name = header.get("name").asString();
		this.seq = header.get("seq").asLong();
	}

	public synchronized String id() {
		return this.id;
	}

	public String name() {
		return this.name;
	}

	public synchronized @Nullable String html() {
		return this.html;
	}

	public synchronized String snapshot() {
		return this.snapshot;
	}

	public synchronized String tag() {
		return this.tag;
	}

	public synchronized long seq() {
		return this.seq;
	}

	public JsonNode header() {
		return LoadedPage.json(snapshot()).get("header");
	}

	public JsonNode state() {
		return LoadedPage.json(snapshot()).get("state");
	}

	/** Returns the names of form fields with errors. */
	public Collection<String> errors() {
		JsonNode forms = LoadedPage.json(snapshot()).get("errors");
		return (forms != null) ? forms.valueStream().flatMap((form) -> form.propertyNames().stream()).toList()
				: List.of();
	}

	/** Continues as a copy with another id. */
	synchronized void forked(String id, String snapshot, String tag) {
		this.id = id;
		this.snapshot = snapshot;
		this.tag = tag;
		this.seq = header().get("seq").asLong();
	}

	public synchronized void apply(long seq, @Nullable Patch html, @Nullable Patch state, @Nullable String tag) {
		if (html != null) {
			this.html = html.applyTo(this.html);
		}
		if (state != null) {
			this.snapshot = state.applyTo(this.snapshot);
		}
		if (tag != null) {
			this.tag = tag;
		}
		this.seq = seq;
	}

}
