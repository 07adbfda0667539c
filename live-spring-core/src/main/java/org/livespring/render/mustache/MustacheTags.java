package org.livespring.render.mustache;

import java.util.HashMap;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

import org.livespring.render.FieldTag;
import org.livespring.render.LiveTags;

/**
 * What Mustache templates call {@code live}: sections whose text names what they do, and
 * in it values of the model by their names.
 */
public final class MustacheTags {

	private final LiveTags tags;

	public MustacheTags(LiveTags tags) {
		this.tags = tags;
	}

	/**
	 * A component:
	 * <code>{{#live.component}}todo-item key="{{id}}" props="item" as="li"{{/live.component}}</code>.
	 * @return the section
	 */
	public Mustache.Lambda component() {
		return (fragment, out) -> out.write(component(fragment));
	}

	private String component(Template.Fragment fragment) {
		Map<String, String> attributes = SectionText.attributes(fragment.execute());
		String name = take(attributes, SectionText.NAME, "");
		String props = attributes.remove("props");
		String key = attributes.remove("key");
		String host = take(attributes, "as", "div");
		return this.tags.component(name, key, (props != null) ? ModelValue.find(fragment, props) : null, host,
				attributes);
	}

	/**
	 * A fragment that all members of a room share:
	 * <code>{{#live.fragment}}scores room="{{room}}" as="ul"{{/live.fragment}}</code>.
	 * @return the section
	 */
	public Mustache.Lambda fragment() {
		return (fragment, out) -> out.write(fragment(fragment));
	}

	private String fragment(Template.Fragment fragment) {
		Map<String, String> attributes = SectionText.attributes(fragment.execute());
		String name = take(attributes, SectionText.NAME, "");
		String room = take(attributes, "room", "");
		String host = take(attributes, "as", "div");
		return this.tags.fragment(name, room, host, attributes);
	}

	/**
	 * A field of a form:
	 * <code>{{#live.field}}country label="Country" options="countries"{{/live.field}}</code>.
	 * {@code value} and {@code options} are names of values.
	 * @return the section
	 */
	public Mustache.Lambda field() {
		return (fragment, out) -> out.write(field(fragment));
	}

	private String field(Template.Fragment fragment) {
		Map<String, String> attributes = SectionText.attributes(fragment.execute());
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("name", attributes.remove(SectionText.NAME));
		for (String name : FieldTag.VALUES) {
			String text = name.equals("name") ? null : attributes.remove(name);
			if (text != null) {
				boolean named = name.equals("value") || name.equals("options");
				values.put(name, named ? ModelValue.find(fragment, text) : text);
			}
		}
		return this.tags.field(FieldTag.of(values, attributes));
	}

	/**
	 * The errors of the component by form and field:
	 * <code>{{live.errors.save.name}}</code>, with one line for each error.
	 * @return the errors
	 */
	public Map<String, Map<String, String>> errors() {
		return this.tags.formErrors().forms();
	}

	private static String take(Map<String, String> attributes, String name, String defaultValue) {
		String value = attributes.remove(name);
		return (value != null) ? value : defaultValue;
	}

	/**
	 * The script element that loads the client, for pages:
	 * <code>{{{live.script}}}</code>.
	 * @return HTML
	 */
	public String script() {
		return this.tags.script();
	}

	/**
	 * A link: <code>{{#live.url}}/todo/{{id}}{{/live.url}}</code>.
	 * @return the section
	 */
	public Mustache.Lambda url() {
		return (fragment, out) -> out.write(this.tags.url(fragment.execute().trim()));
	}

	/**
	 * A message, its code followed by names of values of the model:
	 * <code>{{#live.message}}todo.left count{{/live.message}}</code>.
	 * @return the section
	 */
	public Mustache.Lambda message() {
		return (fragment, out) -> {
			String[] words = fragment.execute().trim().split("\\s+");
			@Nullable Object[] arguments = new @Nullable Object[words.length - 1];
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = ModelValue.find(fragment, words[i + 1]);
			}
			out.write(HtmlUtils.htmlEscape(this.tags.message(words[0], arguments), "UTF-8"));
		};
	}

	/**
	 * A value of the model as the conversion service writes it:
	 * <code>{{#live.format}}due{{/live.format}}</code>.
	 * @return the section
	 */
	public Mustache.Lambda format() {
		return (fragment, out) -> out.write(
				HtmlUtils.htmlEscape(this.tags.format(ModelValue.find(fragment, fragment.execute().trim())), "UTF-8"));
	}

}
