package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/** Properties of the client's files. */
@ConfigurationProperties("live.client")
public class LiveClientProperties {

	/**
	 * Path of the client's files, below the context path.
	 */
	private String path = "/live";

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		Assert.isTrue(path.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+"),
				"'path' must start with a slash, end without one and hold no pattern");
		this.path = path;
	}

}
