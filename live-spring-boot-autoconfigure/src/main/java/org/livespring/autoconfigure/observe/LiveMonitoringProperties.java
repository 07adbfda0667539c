package org.livespring.autoconfigure.observe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the monitoring.
 *
 * @param enabled Whether calls are measured: for meters, observations and the health of
 * components.
 * @param observations Whether calls are also observations. With 'auto' they are if a
 * tracer, an ObservationHandler bean or an ObservationRegistryCustomizer uses
 * observations.
 */
@ConfigurationProperties("live.monitoring")
record LiveMonitoringProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("auto") Observations observations) {

	/** Values of the property that makes calls observations. */
	public enum Observations {

		/** If anything besides meters uses observations. */
		AUTO,
		/** Always, if the registry has a handler. */
		ALWAYS,
		/** Never. */
		NEVER

	}

}
