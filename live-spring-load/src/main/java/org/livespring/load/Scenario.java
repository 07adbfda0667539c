package org.livespring.load;

import java.io.IOException;

/** Something to measure or to prove, with servers of its own. */
interface Scenario {

	void run(LoadRun run) throws IOException, InterruptedException;

}
