package org.livespring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import org.livespring.LiveConfigurationException;

/** Shows what is wrong with a component or a property together with its remedy. */
class LiveConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<LiveConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LiveConfigurationException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
	}

}
