package org.livespring.sample.jobs;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;

/** Starts reports. Their progress is the same for all visitors: {@link JobList}. */
@LiveComponent
class Jobs {

	/** Most reports that may run at the same time. */
	static final int MOST_RUNNING = 3;

	private final Reports reports;

	Jobs(Reports reports) {
		this.reports = reports;
	}

	record State() {
	}

	State mount() {
		return new State();
	}

	@LiveAction
	void start(LiveContext live) {
		if (this.reports.running() >= MOST_RUNNING) {
			live.flash(FlashLevel.WARNING, "Enough is running. Please wait for one of the reports.");
			return;
		}
		this.reports.start();
	}

}
