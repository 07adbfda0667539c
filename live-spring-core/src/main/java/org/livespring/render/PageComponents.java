package org.livespring.render;

/**
 * What a page template, outside any component, may ask for; valid on the thread that
 * renders the page. {@link #component} mounts the component and returns its host with
 * HTML and data block.
 */
public interface PageComponents extends ComponentPlaces {

	/**
	 * The script element that loads the client.
	 * @return HTML
	 */
	String script();

	/**
	 * What the page is rendered in.
	 * @return the scope of the page's request
	 */
	RenderScope scope();

}
