package org.livespring.autoconfigure.observe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what watches the engine.
 *
 * @param enabled Whether calls are measured: for meters, observations and the health of
 * components.
 * @param observations Whether calls are observations as well. With 'auto' they are where
 * a tracer, an ObservationHandler bean or an ObservationRegistryCustomizer looks at
 * observations.
 */
@ConfigurationProperties("live.monitoring")
record LiveMonitoringProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("auto") Observations observations) {

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
