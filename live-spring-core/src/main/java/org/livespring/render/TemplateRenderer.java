package org.livespring.render;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A template engine. Where an application has several, the first one that has a template
 * renders it.
 */
public interface TemplateRenderer {

	/**
	 * Whether this engine has a template of that name.
	 * @param template the name, without prefix and suffix
	 * @return {@code true} if it can render it
	 */
	boolean exists(String template);

	/**
	 * Where this engine looks for a template, for people.
	 * @param template the name
	 * @return the places
	 */
	List<String> locations(String template);

	/**
	 * The source of a template, to be checked at start.
	 * @param template the name
	 * @return the source, {@code null} where there is none, as for one that was compiled
	 * before
	 * @throws IOException if it cannot be read
	 */
	@Nullable String source(String template) throws IOException;

	/**
	 * Render a component. The thread has the locale and time zone of the request's scope,
	 * and no HTTP request.
	 * @param template name of the template
	 * @param request what to render
	 * @param out gets the text
	 * @throws IOException never from {@code out}
	 */
	void render(String template, RenderRequest request, TextWriter out) throws IOException;

}
