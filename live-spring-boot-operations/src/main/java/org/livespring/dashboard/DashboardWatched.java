package org.livespring.dashboard;

import org.livespring.LiveEventName;

/**
 * The event that a dashboard is open on a node, so that all nodes have to report.
 *
 * @param node id of the node
 */
@LiveEventName("live.dashboard.watched")
record DashboardWatched(String node) {

}
