package org.livespring.test.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the client of a page tells its page. */
public interface PageView {

	/**
	 * A request failed.
	 * @param component the component, {@code null} if none is named
	 * @param failure why
	 */
	void failed(@Nullable ClientComponent component, Failure failure);

	/** An event of a component arrived. */
	void event(@Nullable ClientComponent component, String name, JsonNode detail);

	/**
	 * The server wants another URL.
	 * @param component the component
	 * @param url the URL, or the query
	 * @param mode {@code assign}, {@code push} or {@code replace}
	 */
	void navigate(ClientComponent component, String url, String mode);

	/** The server refused components; the page has to be fetched for new ones. */
	void refused(List<ClientComponent> components);

	/**
	 * The connection was closed.
	 * @param code the close code
	 */
	void closed(int code);

}
