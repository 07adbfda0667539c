package org.livespring.test.client;

import java.util.List;

/** What the engine has logged since the test began. Thread-safe. */
public interface EngineLog {

	/** For logging systems that are not known. */
	EngineLog NONE = new EngineLog() {

		@Override
		public List<String> lines() {
			return List.of();
		}

		@Override
		public void begin() {
		}

	};

	/** The last lines, oldest first. */
	List<String> lines();

	/** Forget all, because a test begins. */
	void begin();

}
