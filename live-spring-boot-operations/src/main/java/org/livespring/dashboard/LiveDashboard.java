package org.livespring.dashboard;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;

/** The component of the dashboard. It shows the figures of all nodes, or of one node. */
@LiveComponent(name = LiveDashboard.NAME, template = LiveDashboard.NAME)
public class LiveDashboard {

	/** Name of the component and of its template. */
	public static final String NAME = "live-dashboard";

	private final DashboardFeed feed;

	public LiveDashboard(DashboardFeed feed) {
		this.feed = feed;
	}

	State mount(LiveContext live) {
		this.feed.look();
		live.join(DashboardFeed.ROOM);
		return new State("");
	}

	View view(State state) {
		return new View(this.feed.look(), state.node());
	}

	@LiveAction
	State choose(Choice choice) {
		String node = choice.node();
		return new State((node != null && this.feed.look().node(node) != null) ? node : "");
	}

	/** Renders again after each report. */
	@LiveListener
	void reported(NodeReport report) {
	}

	void rehydrate() {
		this.feed.look();
	}

	/** Does nothing, since the next report contains the missed seconds. */
	void resync() {
	}

	/**
	 * * The state: which node is shown.
	 *
	 * @param node id of the node, empty for all nodes
	 */
	record State(String node) {

	}

	/**
	 * What to show.
	 *
	 * @param node id of the node, empty for all nodes
	 */
	record Choice(String node) {

	}

	/**
	 * What the template shows.
	 *
	 * @param frame all nodes
	 * @param node id of the chosen one
	 */
	record View(Frame frame, String node) {

	}

}
