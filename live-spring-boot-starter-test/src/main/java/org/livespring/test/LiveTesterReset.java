package org.livespring.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

import org.livespring.test.client.EngineLog;

/** Ends after each test what it has begun. */
final class LiveTesterReset implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext context) {
		context.getApplicationContext().getBeanProvider(EngineLog.class).ifAvailable(EngineLog::begin);
	}

	@Override
	public void afterTestMethod(TestContext context) {
		if (context.hasApplicationContext()) {
			context.getApplicationContext().getBeanProvider(LiveTester.class).ifAvailable(LiveTester::reset);
		}
	}

}
