package org.livespring.render.mustache;

import java.util.Map;

import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.render.ModelMembers;

/** Finds values of the model by name, from the innermost section outwards. */
final class ModelValue {

	private ModelValue() {
	}

	static @Nullable Object find(Template.Fragment fragment, String name) {
		if (name.equals(".") || name.equals("this")) {
			return fragment.context();
		}
		String[] path = name.split("\\.");
		Object value = first(fragment, path[0]);
		for (int i = 1; i < path.length && value != null; i++) {
			value = ModelMembers.of(value).get(path[i]);
		}
		return value;
	}

	private static @Nullable Object first(Template.Fragment fragment, String name) {
		for (int depth = 0;; depth++) {
			Object data;
			try {
				data = fragment.context(depth);
			}
			catch (NullPointerException ex) {
				// How the library says that there is no further section around
				throw new LiveException(LiveErrorCode.RENDER_FAILED, "The model has no value '" + name + "'");
			}
			Map<String, @Nullable Object> members = ModelMembers.of(data);
			if (members.containsKey(name)) {
				return members.get(name);
			}
		}
	}

}
