package org.livespring.render.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.livespring.component.ComponentAction;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.bind.NearestName;

/**
 * Compares the attributes in the template of a component with what the component has.
 * Names that an engine computes are left to the browser.
 */
public final class TemplateCheck {

	/** Attributes whose value is the name of an action. */
	static final Set<String> CALLS = Set.of("live-click", "live-submit", "live-change", "live-input", "live-focus",
			"live-blur", "live-keydown", "live-keyup", "live-away", "live-visible", "live-window-keydown",
			"live-window-keyup", "live-window-resize", "live-window-scroll", "live-window-focus", "live-window-blur");

	/** All others that an author may write. */
	static final Set<String> OTHERS = Set.of("live-keys", "live-debounce", "live-throttle", "live-confirm",
			"live-prevent", "live-disable", "live-loading", "live-validate", "live-reset", "live-model", "live-ignore",
			"live-key", "live-hook", "live-keep");

	private static final String VALUE = "live-value-";

	private static final Pattern MILLISECONDS = Pattern.compile("\\s*\\d+\\s*");

	private final ComponentDefinition component;

	private final Set<String> actions;

	private TemplateCheck(ComponentDefinition component) {
		this.component = component;
		this.actions = component.actions().stream().map(ComponentAction::name).collect(Collectors.toSet());
	}

	/**
	 * Find mistakes.
	 * @param component the component
	 * @param source the source of its template
	 * @return what is wrong and where, each a sentence without its full stop
	 */
	public static List<String> mistakes(ComponentDefinition component, String source) {
		TemplateCheck check = new TemplateCheck(component);
		List<String> mistakes = new ArrayList<>();
		for (TemplateAttribute attribute : TemplateScanner.scan(source)) {
			String mistake = check.mistake(attribute);
			if (mistake != null) {
				mistakes.add("Template '" + component.template() + "' of component '" + component.name() + "', line "
						+ attribute.line() + ": " + mistake);
			}
		}
		return mistakes;
	}

	/**
	 * The names that browsers compare the attributes of a page with, as a value of JSON.
	 * @param components all components
	 * @return the attributes, and the actions and properties of each component
	 */
	public static Map<String, Object> names(Collection<ComponentDefinition> components) {
		Map<String, Object> known = new TreeMap<>();
		for (ComponentDefinition component : components) {
			known.put(component.name(),
					Map.of("actions", component.actions().stream().map(ComponentAction::name).sorted().toList(),
							"properties", component.properties().writable().stream().sorted().toList()));
		}
		return Map.of("calls", CALLS.stream().sorted().toList(), "others", OTHERS.stream().sorted().toList(),
				"components", known);
	}

	private @Nullable String mistake(TemplateAttribute attribute) {
		String name = attribute.name();
		if (CALLS.contains(name)) {
			return unknown(attribute, "action", this.actions);
		}
		return switch (name) {
			case "live-model" -> unknown(attribute, "property", this.component.properties().writable());
			case "live-debounce" -> noTime(attribute, "blur");
			case "live-throttle" -> noTime(attribute, "");
			default -> (OTHERS.contains(name) || name.startsWith(VALUE)) ? null : unknownAttribute(name);
		};
	}

	private @Nullable String unknown(TemplateAttribute attribute, String what, Collection<String> names) {
		String value = attribute.value();
		if (attribute.computed() || (value != null && names.contains(value))) {
			return null;
		}
		return (value != null) ? attribute.name() + "=\"" + value + "\" names no " + what + " of the component"
				+ NearestName.hint(value, names) : attribute.name() + " names no " + what;
	}

	private static @Nullable String noTime(TemplateAttribute attribute, String word) {
		String value = attribute.value();
		if (attribute.computed() || (value != null && (value.equals(word) || MILLISECONDS.matcher(value).matches()))) {
			return null;
		}
		return attribute.name() + "=\"" + value + "\" is no number of milliseconds"
				+ (word.isEmpty() ? "" : ", nor '" + word + "'");
	}

	private static String unknownAttribute(String name) {
		return "there is no attribute " + name
				+ NearestName.hint(name, Stream.concat(CALLS.stream(), OTHERS.stream()).sorted().toList());
	}

}
