package org.livespring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of what one connection may ask for.
 *
 * @param messageSize Largest message a browser may send.
 * @param queueSize Most that may wait for a browser before its connection is closed as
 * too slow.
 * @param components Root components on a connection.
 * @param children Child components on a connection.
 * @param depth Components inside one another.
 * @param mailbox Calls that may wait for one component.
 * @param framesPerSecond Frames a second that a browser may send in the long run.
 * @param burst Frames that a browser may send at once.
 * @param lingering Lost connections whose components stay alive until their page comes
 * back.
 * @param adoptions Adoptions that run at once, so that many returning pages do not starve
 * those that are there.
 * @param rooms Rooms that the components and the script of a connection may be in.
 */
@ConfigurationProperties("live.limits")
public record LiveLimitsProperties(@DefaultValue("256KB") DataSize messageSize, @DefaultValue("1MB") DataSize queueSize,
		@DefaultValue("200") int components, @DefaultValue("2000") int children, @DefaultValue("16") int depth,
		@DefaultValue("1000") int mailbox, @DefaultValue("50") int framesPerSecond, @DefaultValue("100") int burst,
		@DefaultValue("10000") int lingering, @Nullable Integer adoptions,
		@DefaultValue("64") int rooms) implements CheckedProperties {

	@Override
	public Integer adoptions() {
		return (this.adoptions != null) ? this.adoptions : Math.max(4, Runtime.getRuntime().availableProcessors());
	}

}
