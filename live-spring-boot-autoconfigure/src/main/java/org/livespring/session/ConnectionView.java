package org.livespring.session;

import java.util.Map;

/**
 * What an operator may know of a connection: nothing of its user or of what components
 * hold.
 *
 * @param id its id on this node
 * @param nanos how long it has been open
 * @param components number of its instances by component
 * @param sent bytes handed to the network
 * @param queued bytes that wait to be sent
 * @param latency nanoseconds the browser took to answer the last ping, -1 if none was
 * answered yet
 */
public record ConnectionView(String id, long nanos, Map<String, Integer> components, long sent, long queued,
		long latency) {

	public ConnectionView {
		components = Map.copyOf(components);
	}

}
