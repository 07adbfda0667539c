package org.livespring.render;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Variables of a template: the members of the view, and what Live Spring adds. Asking for
 * what only a request can give throws.
 */
final class TemplateModel extends HashMap<String, @Nullable Object> {

	TemplateModel(Map<String, ? extends @Nullable Object> view) {
		super(view.size() * 2 + 8);
		putAll(view);
	}

	void reserve(String name, @Nullable Object value) {
		if (containsKey(name)) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED,
					"The view has a member '" + name + "', a name that templates know from Live Spring: rename it");
		}
		put(name, value);
	}

	@Override
	public boolean containsKey(@Nullable Object name) {
		boolean contains = super.containsKey(name);
		if (!contains && RequestOnly.isVariable(name)) {
			throw RequestOnly.failure("'" + name + "'");
		}
		return contains;
	}

	@Override
	public @Nullable Object get(@Nullable Object name) {
		Object value = super.get(name);
		return (value != null || containsKey(name)) ? value : null;
	}

}
