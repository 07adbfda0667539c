package org.livespring.render.jte;

import java.util.Map;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

import org.livespring.render.LiveTags;

/**
 * What JTE templates declare as {@code @param JteTags live}: in components it is given,
 * for pages it is a bean to put into the model.
 */
public final class JteTags {

	private final LiveTags tags;

	public JteTags(LiveTags tags) {
		this.tags = tags;
	}

	/**
	 * A component, placed where it is written.
	 * @param name name of the component
	 * @return the component, to be given key, props and host
	 */
	public JteComponent component(String name) {
		return new JteComponent(this.tags, name);
	}

	/**
	 * A component, placed where it is written.
	 * @param name name of the component
	 * @param props its props: a record, a bean or a map
	 * @return the component, to be given key and host
	 */
	public JteComponent component(String name, Object props) {
		return component(name).props(props);
	}

	/**
	 * A component, placed where it is written.
	 * @param name name of the component
	 * @param key tells components of the same name apart
	 * @param props its props: a record, a bean or a map
	 * @return the component, to be given a host
	 */
	public JteComponent component(String name, Object key, Object props) {
		return component(name).key(key).props(props);
	}

	/**
	 * A fragment that all members of a room share, placed where it is written.
	 * @param name name of the fragment
	 * @param room name of the room
	 * @return HTML
	 */
	public Content fragment(String name, String room) {
		return fragment(name, room, "div");
	}

	/**
	 * A fragment that all members of a room share, placed where it is written.
	 * @param name name of the fragment
	 * @param room name of the room
	 * @param host name of its host element
	 * @return HTML
	 */
	public Content fragment(String name, String room, String host) {
		return (output) -> output.writeContent(this.tags.fragment(name, room, host, Map.of()));
	}

	/**
	 * A field of a form, placed where it is written.
	 * @param name name of the control
	 * @return the field, to be given label, value and attributes
	 */
	public JteField field(String name) {
		return new JteField(this.tags, name);
	}

	/**
	 * The errors of a form.
	 * @param action the action that the form calls
	 * @return texts by field, with one line for each error
	 */
	public Map<String, String> errors(String action) {
		return this.tags.errors(action);
	}

	/**
	 * The errors of one of several forms of the same action.
	 * @param action the action that the form calls
	 * @param key the form's {@code live-key}
	 * @return texts by field, with one line for each error
	 */
	public Map<String, String> errors(String action, @Nullable Object key) {
		return this.tags.errors(action, key);
	}

	/**
	 * The script element that loads the client, for pages.
	 * @return HTML
	 */
	public Content script() {
		return (output) -> output.writeContent(this.tags.script());
	}

	public String url(String path) {
		return this.tags.url(path);
	}

	public String url(String path, Map<String, ? extends @Nullable Object> parameters) {
		return this.tags.url(path, parameters);
	}

	public String message(String code, @Nullable Object... arguments) {
		return this.tags.message(code, arguments);
	}

	public String format(@Nullable Object value) {
		return this.tags.format(value);
	}

}
