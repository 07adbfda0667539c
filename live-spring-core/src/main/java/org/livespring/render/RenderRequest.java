package org.livespring.render;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a template engine renders a component from.
 *
 * @param component name of the component
 * @param model the variables of the template, {@code errors}, {@code props} and
 * {@code state} included
 * @param live what templates call {@code live}, to be wrapped as the engine needs it
 * @param slots gets the child components
 * @param cache what earlier renders of the instance left
 * @param scope locale, time zone and context path
 * @param principal the user
 */
public record RenderRequest(String component, Map<String, @Nullable Object> model, LiveTags live, SlotCollector slots,
		RenderCache cache, RenderScope scope, @Nullable Principal principal) {

}
