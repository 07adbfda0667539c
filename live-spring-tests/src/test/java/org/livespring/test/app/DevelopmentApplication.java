package org.livespring.test.app;

import org.springframework.boot.SpringApplication;

/** Starts the test application as a developer does. */
public final class DevelopmentApplication {

	private DevelopmentApplication() {
	}

	/**
	 * The development tools call this once more, with the arguments it was called with.
	 */
	public static void main(String[] args) {
		SpringApplication.run(TestApplication.class, args);
	}

}
