package org.livespring.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Passes the {@link LiveTester} of the application to test methods. */
final class LiveTesterExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == LiveTester.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBeanProvider(LiveTester.class).getIfAvailable(() -> {
			throw new ParameterResolutionException(
					"There is no LiveTester: it opens pages, so the test needs " + "a web environment other than NONE");
		});
	}

}
