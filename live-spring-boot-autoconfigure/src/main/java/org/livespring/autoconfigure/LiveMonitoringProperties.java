package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of what watches the engine. */
@ConfigurationProperties("live.monitoring")
public class LiveMonitoringProperties {

	/**
	 * Whether calls are measured: for meters, observations and the health of components.
	 */
	private boolean enabled = true;

	/**
	 * Whether calls are observations as well. With 'auto' they are where a tracer, an
	 * ObservationHandler bean or an ObservationRegistryCustomizer looks at observations.
	 */
	private Observations observations = Observations.AUTO;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Observations getObservations() {
		return this.observations;
	}

	public void setObservations(Observations observations) {
		this.observations = observations;
	}

	/** When calls are observations. */
	public enum Observations {

		/** Where anything but meters looks at observations. */
		AUTO,
		/** Wherever the registry has a handler. */
		ALWAYS,
		/** Nowhere. */
		NEVER

	}

}
