package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** What the embedded Tomcat keeps for each connection. */
@ConfigurationProperties("live.tomcat")
public class LiveTomcatProperties {

	/**
	 * Size of each buffer that Tomcat keeps for a connection; zero leaves them as they
	 * are.
	 */
	private DataSize bufferSize = DataSize.ofKilobytes(1);

	public DataSize getBufferSize() {
		return this.bufferSize;
	}

	public void setBufferSize(DataSize bufferSize) {
		this.bufferSize = bufferSize;
	}

}
