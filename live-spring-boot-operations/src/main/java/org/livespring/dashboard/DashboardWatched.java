package org.livespring.dashboard;

import org.livespring.LiveEventName;

/**
 * Somebody looks at the dashboard of a node: all nodes report.
 *
 * @param node id of the node
 */
@LiveEventName("live.dashboard.watched")
record DashboardWatched(String node) {

}
