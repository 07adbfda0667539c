package org.livespring.render;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A component to be rendered.
 *
 * @param component name of the component
 * @param template name of its template
 * @param instanceId id of the instance
 * @param view the template's model: a record, a bean or a map
 * @param props props of the instance, for templates {@code props}
 * @param state its state, for templates {@code state}; {@code null} to keep it from them
 * @param errors error texts of its form fields, for templates {@code errors}
 * @param scope what the HTML depends on beside all that
 * @param principal the user
 * @param cache what earlier renders of this instance left
 */
public record RenderCall(String component, String template, String instanceId, Object view, @Nullable Object props,
		@Nullable Object state, Map<String, String> errors, RenderScope scope, @Nullable Principal principal,
		RenderCache cache) {

}
