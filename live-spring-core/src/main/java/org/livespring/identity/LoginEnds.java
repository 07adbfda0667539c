package org.livespring.identity;

import java.util.function.Consumer;

/**
 * Tells all nodes that a login ended; the port to a broker. Delivery may be late or lost
 * while a node is cut off: its connections then end when their own node notices.
 */
public interface LoginEnds {

	/**
	 * Tell every node, this one included. Does not wait for other nodes.
	 * @param key key of the login, see {@link Login#keys()}
	 */
	void publish(String key);

	/**
	 * Hear of what was published, here or elsewhere.
	 * @param listener takes keys, quickly and without throwing
	 */
	void subscribe(Consumer<String> listener);

}
