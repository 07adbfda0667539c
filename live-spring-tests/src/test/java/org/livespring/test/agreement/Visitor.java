package org.livespring.test.agreement;

import java.util.List;

/**
 * A user with a page. Elements are found by CSS selectors, and by names where they are
 * said to be. Each method returns when nothing is under way any more, and writes down
 * what the page sent and shows then.
 */
interface Visitor {

	void click(String selector);

	/** Click the button with a name. */
	void press(String name);

	/** Click something that leads to another page. */
	void follow(String selector);

	/** Replace the text of a field by typing, and do not leave it. */
	void type(String selector, String text);

	/** Replace the text of the field with a label by typing. */
	void fill(String label, String text);

	void select(String selector, String... options);

	/** Press a key where the focus is. */
	void key(String key);

	void focus(String selector);

	void blur();

	void reload();

	void back();

	/** Lose the connection and stay without one. */
	void disconnect();

	void reconnect();

	/** Answer questions from now on. */
	void answer(boolean yes);

	/** Another user, with a page of his own. */
	Visitor other();

	/** What was written down: the requests and the page after each step. */
	List<String> transcript();

	/** The number of requests that were sent. */
	int calls();

}
