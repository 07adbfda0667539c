package org.livespring.test;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The error that a page shows at a field. */
final class FieldErrors {

	private FieldErrors() {
	}

	/** The texts that describe a field that is marked invalid, empty if it is valid. */
	static String of(LiveElement field) {
		Element element = field.current();
		Document document = element.ownerDocument();
		if (!element.attr("aria-invalid").equals("true") || document == null) {
			return "";
		}
		List<String> texts = new ArrayList<>();
		for (String id : (element.attr("aria-errormessage") + " " + element.attr("aria-describedby")).split(" ")) {
			Element described = id.isEmpty() ? null : document.getElementById(id);
			if (described != null) {
				texts.add(described.text());
			}
		}
		return String.join(" ", texts);
	}

}
