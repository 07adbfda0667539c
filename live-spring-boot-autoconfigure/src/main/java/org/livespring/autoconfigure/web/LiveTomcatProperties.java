package org.livespring.autoconfigure.web;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * What the embedded Tomcat keeps for each connection, and how long it waits.
 *
 * @param bufferSize Size of each buffer that Tomcat keeps for a connection; zero leaves
 * them as they are.
 * @param headerTimeout Longest time to wait for the next bytes of the headers of a
 * request, unless server.tomcat.connection-timeout is set; zero leaves it as it is.
 */
@ConfigurationProperties("live.tomcat")
record LiveTomcatProperties(@DefaultValue("1KB") DataSize bufferSize,
		@DefaultValue("10s") Duration headerTimeout) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		long size = this.bufferSize.toBytes();
		PropertyCheck check = new PropertyCheck("live.tomcat");
		check.check(size == 0 || (size >= 512 && size <= Integer.MAX_VALUE), "buffer-size", this.bufferSize,
				"Set it to 512B or more, or to 0 to leave Tomcat's buffers as they are.");
		check.check(!this.headerTimeout.isNegative() && this.headerTimeout.toMillis() <= Integer.MAX_VALUE,
				"header-timeout", this.headerTimeout,
				"Set it to a duration, or to 0 to leave Tomcat's timeout as it is.");
	}

}
