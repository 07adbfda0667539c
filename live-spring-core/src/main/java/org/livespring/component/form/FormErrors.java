package org.livespring.component.form;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.livespring.component.bind.ActionResult;

/**
 * Error texts of a component: for each form those of its fields, by name. A form is known
 * by the action it calls, or by {@code action:key} if it has a key. The written
 * properties of the state are the form {@link #PROPERTIES}.
 *
 * @param forms texts by form and field, one line for each error; forms without errors are
 * absent
 */
public record FormErrors(Map<String, Map<String, String>> forms) {

	public static final FormErrors NONE = new FormErrors(Map.of());

	/** Name of the properties of the state as a form. */
	public static final String PROPERTIES = "";

	/** Name under which a form has the errors that concern no single field. */
	public static final String GLOBAL = ActionResult.GLOBAL;

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	/** A client can invent any number of keys. */
	private static final int MOST_FORMS = 50;

	/**
	 * Name of a form.
	 * @param action the action that the form calls
	 * @param key tells forms of the same action apart; ignored unless it consists of at
	 * most 64 letters, digits, {@code _}, {@code .} and {@code -}
	 * @return the name
	 */
	public static String form(String action, @Nullable String key) {
		return (key != null && KEY.matcher(key).matches()) ? action + ":" + key : action;
	}

	/**
	 * What a form shows.
	 * @param form name of the form
	 * @return texts of its own errors and of the properties, by field
	 */
	public Map<String, String> of(String form) {
		Map<String, String> texts = new LinkedHashMap<>(own(PROPERTIES));
		texts.putAll(own(form));
		return texts;
	}

	/** Texts of all forms by field, of the last form if several have the same field. */
	public Map<String, String> all() {
		Map<String, String> texts = new LinkedHashMap<>();
		this.forms.values().forEach(texts::putAll);
		return texts;
	}

	/** Replace the errors of a form. */
	public FormErrors with(String form, Map<String, String> texts) {
		if (own(form).equals(texts)) {
			return this;
		}
		Map<String, Map<String, String>> forms = new LinkedHashMap<>(this.forms);
		forms.remove(form);
		if (!texts.isEmpty()) {
			forms.put(form, texts);
			if (forms.size() > MOST_FORMS) {
				forms.remove(forms.keySet().iterator().next());
			}
		}
		return new FormErrors(Collections.unmodifiableMap(forms));
	}

	/** Replace the errors of written properties. */
	public FormErrors written(Collection<String> names, Map<String, String> refused) {
		Map<String, String> texts = new LinkedHashMap<>(own(PROPERTIES));
		texts.keySet().removeAll(names);
		texts.putAll(refused);
		return with(PROPERTIES, texts);
	}

	/** Remove the errors of forms that are not in the page any more. */
	public FormErrors without(Predicate<String> gone) {
		FormErrors errors = this;
		for (String form : this.forms.keySet()) {
			if (!form.equals(PROPERTIES) && gone.test(form)) {
				errors = errors.with(form, Map.of());
			}
		}
		return errors;
	}

	private Map<String, String> own(String form) {
		return this.forms.getOrDefault(form, Map.of());
	}

}
