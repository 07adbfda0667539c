package org.livespring.diff;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;

/** Patches as JSON by Jackson's own means, independent of the frame codec. */
final class PatchJson {

	private static final JsonMapper mapper = new JsonMapper();

	private PatchJson() {
	}

	static String write(Patch patch) {
		if (patch.isFull()) {
			return mapper.writeValueAsString(patch.text());
		}
		List<Object> array = new ArrayList<>();
		for (Patch.Part part : patch.parts()) {
			if (part instanceof Copy copy) {
				array.add(copy.start());
				array.add(copy.length());
			}
			else {
				array.add(((Insert) part).text());
			}
		}
		return mapper.writeValueAsString(array);
	}

}
