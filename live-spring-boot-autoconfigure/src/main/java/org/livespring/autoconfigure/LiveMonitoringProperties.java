package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of what watches the engine. */
@ConfigurationProperties("live.monitoring")
public class LiveMonitoringProperties {

	/**
	 * Whether calls are measured: for meters, observations and the health of components.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
