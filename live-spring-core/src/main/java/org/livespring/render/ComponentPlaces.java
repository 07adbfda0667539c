package org.livespring.render;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Takes the components a template asks for. */
public interface ComponentPlaces {

	/**
	 * Put a component into the place a template has reached.
	 * @param name name of the component
	 * @param key tells components of the same name apart, {@code null} for the only one
	 * @param props what the component is given
	 * @param host name of its host element
	 * @param attributes further attributes of the host element
	 * @return HTML for that place
	 */
	String component(String name, @Nullable String key, Map<String, ? extends @Nullable Object> props, String host,
			Map<String, String> attributes);

	/**
	 * Put a fragment that a room shares into the place a template has reached.
	 * @param name name of the fragment
	 * @param room name of the room
	 * @param host name of its host element
	 * @param attributes further attributes of the host element
	 * @return HTML for that place
	 */
	String fragment(String name, String room, String host, Map<String, String> attributes);

}
