package org.livespring.presence;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveMember;

/**
 * A member with the metadata that all who look at it share, until the member has other
 * metadata. Thread-safe.
 */
final class PresenceMember {

	private final LiveMember<String> text;

	/** By type; replaced as a whole. */
	private volatile Map<Class<?>, LiveMember<?>> read = Map.of();

	PresenceMember(String key, String metadata) {
		this.text = new LiveMember<>(key, metadata);
	}

	/** The member with its metadata as JSON. */
	LiveMember<String> text() {
		return this.text;
	}

	/** The member with its metadata as an object, which is read once. */
	@SuppressWarnings("unchecked")
	<M> LiveMember<M> as(Class<M> type, JsonMapper mapper) {
		LiveMember<?> known = this.read.get(type);
		if (known == null) {
			known = new LiveMember<>(this.text.key(), mapper.readValue(this.text.metadata(), type));
			Map<Class<?>, LiveMember<?>> more = new HashMap<>(this.read);
			more.put(type, known);
			this.read = Map.copyOf(more);
		}
		return (LiveMember<M>) known;
	}

}
