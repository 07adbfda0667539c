package org.livespring.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import org.livespring.LiveConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;

class LiveConfigurationFailureAnalyzerTests {

	@Test
	void analyzeShowsProblemAndRemedy() {
		LiveConfigurationException failure = new LiveConfigurationException("Wrong.", "Change it.");
		FailureAnalysis analysis = new LiveConfigurationFailureAnalyzer().analyze(new IllegalStateException(failure));
		assertThat(analysis.getDescription()).isEqualTo("Wrong.");
		assertThat(analysis.getAction()).isEqualTo("Change it.");
		assertThat(analysis.getCause()).isSameAs(failure);
	}

	@Test
	void analyzerIsRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failure) -> {
			}))).hasAtLeastOneElementOfType(LiveConfigurationFailureAnalyzer.class);
	}

}
