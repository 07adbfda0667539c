package org.livespring.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Ends after each test what it has begun. */
final class LiveTesterReset implements TestExecutionListener {

	@Override
	public void afterTestMethod(TestContext context) {
		if (context.hasApplicationContext()) {
			context.getApplicationContext().getBeanProvider(LiveTester.class).ifAvailable(LiveTester::reset);
		}
	}

}
