package org.livespring.render.jte;

import java.util.LinkedHashMap;
import java.util.Map;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

import org.livespring.render.LiveTags;

/** A component in a JTE template. */
public final class JteComponent implements Content {

	private final LiveTags tags;

	private final String name;

	private final Map<String, String> attributes = new LinkedHashMap<>(0);

	private @Nullable Object key;

	private @Nullable Object props;

	private String host = "div";

	JteComponent(LiveTags tags, String name) {
		this.tags = tags;
		this.name = name;
	}

	/**
	 * Tell components of the same name apart.
	 * @param key the key
	 * @return this component
	 */
	public JteComponent key(@Nullable Object key) {
		this.key = key;
		return this;
	}

	/**
	 * Give the component its props.
	 * @param props a record, a bean or a map
	 * @return this component
	 */
	public JteComponent props(@Nullable Object props) {
		this.props = props;
		return this;
	}

	/**
	 * Choose the host element, by default {@code div}.
	 * @param host name of the element
	 * @return this component
	 */
	public JteComponent as(String host) {
		this.host = host;
		return this;
	}

	/**
	 * Add an attribute to the host element.
	 * @param name name of the attribute
	 * @param value its value, left out if {@code null}
	 * @return this component
	 */
	public JteComponent attribute(String name, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(name, value.toString());
		}
		return this;
	}

	@Override
	public void writeTo(TemplateOutput output) {
		output.writeContent(this.tags.component(this.name, this.key, this.props, this.host, this.attributes));
	}

}
