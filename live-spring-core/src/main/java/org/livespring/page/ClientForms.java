package org.livespring.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forms that the browser client submits. Until it has started, the browser would load the
 * page anew with the fields in its address.
 */
final class ClientForms {

	/** Submits nothing where the form is in no dialog. */
	static final String METHOD = " method=\"dialog\"";

	private static final String SUBMIT = "live-submit";

	private static final String ATTRIBUTE = "\\s++([^\\s\"'<>/=]++)(?:\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'=<>`]++))?+";

	private static final Pattern ATTRIBUTES = Pattern.compile(ATTRIBUTE);

	private static final Pattern FORM = Pattern.compile("<form((?:" + ATTRIBUTE + ")*+)\\s*+>",
			Pattern.CASE_INSENSITIVE);

	private ClientForms() {
	}

	/**
	 * Find the forms that have no method.
	 * @param html the HTML of a component
	 * @return the places in the start tags for a further attribute
	 */
	static List<Integer> places(String html) {
		List<Integer> places = new ArrayList<>();
		if (html.contains(SUBMIT)) {
			Matcher form = FORM.matcher(html);
			while (form.find()) {
				Set<String> names = names(form.group(1));
				if (names.contains(SUBMIT) && !names.contains("method")) {
					places.add(form.start(1));
				}
			}
		}
		return places;
	}

	private static Set<String> names(String attributes) {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		ATTRIBUTES.matcher(attributes).results().forEach((attribute) -> names.add(attribute.group(1)));
		return names;
	}

}
