package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/** Properties of the dashboard. */
@ConfigurationProperties("live.dashboard")
public class LiveDashboardProperties {

	/**
	 * Whether there is a page for operators. Who may see it is up to the application.
	 */
	private boolean enabled;

	/**
	 * Path of the page, below the context path.
	 */
	private String path = "/live/dashboard";

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
		Assert.isTrue(path.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+"),
				"'path' must start with a slash, end without one and hold no pattern");
		this.path = path;
	}

}
