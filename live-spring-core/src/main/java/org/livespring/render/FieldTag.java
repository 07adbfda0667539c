package org.livespring.render;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * What a template says about a field. All but the name is optional.
 *
 * @param name name of the control
 * @param form the action that its form calls; needed if the component has several forms
 * @param key the {@code live-key} of its form
 * @param type {@code select}, {@code textarea} or the type of the {@code input}
 * @param label text of the label
 * @param value the value, by default the value of that name in the model
 * @param options values of a {@code select}: a map with their texts, or a collection
 * @param also another name whose errors are shown here, such as that of a getter
 * @param attributes further attributes of the control
 */
public record FieldTag(String name, @Nullable String form, @Nullable String key, @Nullable String type,
		@Nullable String label, @Nullable Object value, @Nullable Object options, @Nullable String also,
		Map<String, String> attributes) {

	/** The names of the values that are no attributes of the control. */
	public static final Set<String> VALUES = Set.of("name", "form", "key", "type", "label", "value", "options", "also");

	/**
	 * Create a field.
	 * @param values values by their {@linkplain #VALUES names}
	 * @param attributes further attributes of the control
	 * @return the field
	 */
	public static FieldTag of(Map<String, ? extends @Nullable Object> values, Map<String, String> attributes) {
		String name = text(values, "name");
		if (name == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "A field needs a 'name'");
		}
		return new FieldTag(name, text(values, "form"), text(values, "key"), text(values, "type"),
				text(values, "label"), values.get("value"), values.get("options"), text(values, "also"), attributes);
	}

	private static @Nullable String text(Map<String, ? extends @Nullable Object> values, String name) {
		Object value = values.get(name);
		return (value != null) ? value.toString() : null;
	}

}
