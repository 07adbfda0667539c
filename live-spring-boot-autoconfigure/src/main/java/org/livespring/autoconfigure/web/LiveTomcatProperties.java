package org.livespring.autoconfigure.web;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * What the embedded Tomcat keeps for each connection.
 *
 * @param bufferSize Size of each buffer that Tomcat keeps for a connection; zero leaves
 * them as they are.
 */
@ConfigurationProperties("live.tomcat")
record LiveTomcatProperties(@DefaultValue("1KB") DataSize bufferSize) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		long size = this.bufferSize.toBytes();
		new PropertyCheck("live.tomcat").check(size == 0 || (size >= 512 && size <= Integer.MAX_VALUE), "buffer-size",
				this.bufferSize, "Set it to 512B or more, or to 0 to leave Tomcat's buffers as they are.");
	}

}
