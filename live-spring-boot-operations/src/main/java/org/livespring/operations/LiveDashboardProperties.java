package org.livespring.operations;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

import org.livespring.autoconfigure.PropertyCheck;

/** Properties of the dashboard. */
@ConfigurationProperties("live.dashboard")
public class LiveDashboardProperties implements InitializingBean {

	/**
	 * Whether there is a page for operators. Who may see it is up to the application.
	 */
	private boolean enabled;

	/**
	 * Path of the page, below the context path.
	 */
	private String path = "/live/dashboard";

	@Override
	public void afterPropertiesSet() {
		new PropertyCheck("live.dashboard").path("path", this.path);
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

}
