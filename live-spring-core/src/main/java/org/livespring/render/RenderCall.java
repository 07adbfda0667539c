package org.livespring.render;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;

/**
 * A component to be rendered.
 *
 * @param component name of the component
 * @param template name of its template
 * @param instanceId id of the instance
 * @param view the template's model: a record, a bean or a map
 * @param props props of the instance, for templates {@code props}
 * @param state its state, for templates {@code state}; {@code null} to keep it from them
 * @param forms its forms and their errors
 * @param scope what the HTML depends on beside all that
 * @param principal the user
 * @param cache what earlier renders of this instance left
 */
public record RenderCall(String component, String template, String instanceId, Object view, @Nullable Object props,
		@Nullable Object state, Forms forms, RenderScope scope, @Nullable Principal principal, RenderCache cache) {

	/** Of what has no forms. */
	public static final Forms NO_FORMS = new Forms(Map.of(), FormErrors.NONE);

	/**
	 * Forms of a component.
	 *
	 * @param fields the fields by form
	 * @param errors the errors, for templates {@code errors}
	 */
	public record Forms(Map<String, FormFields> fields, FormErrors errors) {

	}

}
