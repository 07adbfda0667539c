package org.livespring.identity;

import java.util.function.Consumer;

/**
 * Tells all nodes that a login has ended; the port to a broker. Delivery may be late or
 * fail while a node cannot reach the broker. The connections of that node then end when
 * the node itself notices the end of the login.
 */
public interface LoginEnds {

	/**
	 * Publishes the end of a login to all nodes, including this one. Does not wait for
	 * other nodes.
	 * @param key key of the login, see {@link Login#keys()}
	 */
	void publish(String key);

	/**
	 * Adds a listener for logins that have ended, on any node.
	 * @param listener takes the keys; must be fast and must not throw
	 */
	void subscribe(Consumer<String> listener);

}
