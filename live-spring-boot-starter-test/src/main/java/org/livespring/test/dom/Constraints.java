package org.livespring.test.dom;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The constraints of HTML that keep a browser from submitting a form. */
public final class Constraints {

	private static final Set<String> TEXTS = Set.of("text", "search", "url", "tel", "email", "password", "textarea");

	private final Controls controls;

	public Constraints(Controls controls) {
		this.controls = controls;
	}

	/**
	 * Find the first control that a browser complains about.
	 * @param form the form
	 * @param submitter the button that submits it
	 * @return the control and the reason, {@code null} if the browser submits the form
	 */
	public @Nullable Violation of(Element form, @Nullable Element submitter) {
		if (form.hasAttr("novalidate") || (submitter != null && submitter.hasAttr("formnovalidate"))) {
			return null;
		}
		for (Element control : Markup.elementsOf(form)) {
			String reason = (!Markup.isControl(control) || Markup.isDisabled(control)
					|| Markup.type(control).equals("hidden") || control.hasAttr("readonly")) ? null : reason(control);
			if (reason != null) {
				return new Violation(control, reason);
			}
		}
		return null;
	}

	private @Nullable String reason(Element control) {
		String value = this.controls.value(control);
		if (control.hasAttr("required") && isMissing(control, value)) {
			return "it is required";
		}
		if (value.isEmpty() || !control.nameIs("input")) {
			return tooShort(control, value);
		}
		String type = Markup.type(control);
		if (type.equals("email") && !value.matches("[^@\\s]+@[^@\\s]+")) {
			return "'" + value + "' is no e-mail address";
		}
		if (type.equals("url") && !value.matches("[A-Za-z][A-Za-z0-9+.-]*:.+")) {
			return "'" + value + "' is no URL";
		}
		if (Set.of("number", "range").contains(type)) {
			return number(control, value);
		}
		if (TEXTS.contains(type) && control.hasAttr("pattern") && !value.matches(control.attr("pattern"))) {
			return "'" + value + "' does not match " + control.attr("pattern");
		}
		return tooShort(control, value);
	}

	private boolean isMissing(Element control, String value) {
		if (Markup.type(control).equals("radio")) {
			List<Element> group = control.root().select("input[type=radio]");
			return group.stream()
				.noneMatch((each) -> each.attr("name").equals(control.attr("name")) && this.controls.isChecked(each));
		}
		return Markup.isCheckable(control) ? !this.controls.isChecked(control) : value.isEmpty();
	}

	private static @Nullable String tooShort(Element control, String value) {
		boolean tooShort = !value.isEmpty() && control.attr("minlength").matches("\\d+")
				&& value.length() < Integer.parseInt(control.attr("minlength"));
		return tooShort ? "'" + value + "' is shorter than " + control.attr("minlength") : null;
	}

	private static @Nullable String number(Element control, String text) {
		BigDecimal value = InputValue.decimal(text);
		BigDecimal least = InputValue.decimal(control.attr("min"));
		BigDecimal most = InputValue.decimal(control.attr("max"));
		BigDecimal step = InputValue.decimal(control.hasAttr("step") ? control.attr("step") : "1");
		if (value == null) {
			return "'" + text + "' is no number";
		}
		if (least != null && value.compareTo(least) < 0) {
			return value + " is less than " + least;
		}
		if (most != null && value.compareTo(most) > 0) {
			return value + " is more than " + most;
		}
		BigDecimal base = (least != null) ? least
				: Objects.requireNonNullElse(InputValue.decimal(control.attr("value")), BigDecimal.ZERO);
		if (step != null && step.signum() > 0 && value.subtract(base).remainder(step).signum() != 0) {
			return value + " is between the steps of " + step;
		}
		return null;
	}

	/**
	 * Why a browser does not submit a form.
	 *
	 * @param control the control
	 * @param reason the reason
	 */
	public record Violation(Element control, String reason) {

	}

}
