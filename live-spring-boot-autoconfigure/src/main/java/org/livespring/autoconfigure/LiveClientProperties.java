package org.livespring.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of the client's files. */
@ConfigurationProperties("live.client")
public class LiveClientProperties implements InitializingBean {

	/**
	 * Path of the client's files, below the context path.
	 */
	private String path = "/live";

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

}
