package org.livespring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.web.WebMergedContextConfiguration;

/** Starts the context of tests with {@link LiveTest}. */
final class LiveTestContextBootstrapper extends TestSliceTestContextBootstrapper<LiveTest> {

	@Override
	protected MergedContextConfiguration processMergedContextConfiguration(MergedContextConfiguration merged) {
		MergedContextConfiguration processed = super.processMergedContextConfiguration(merged);
		return new WebMergedContextConfiguration(processed, determineResourceBasePath(merged));
	}

}
