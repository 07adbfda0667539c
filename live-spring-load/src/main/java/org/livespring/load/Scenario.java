package org.livespring.load;

import java.io.IOException;

/** A scenario of the load driver, with its own servers. */
interface Scenario {

	void run(LoadRun run) throws IOException, InterruptedException;

}
