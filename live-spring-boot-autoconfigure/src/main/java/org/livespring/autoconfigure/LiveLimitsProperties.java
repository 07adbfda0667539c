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
 * @param memory Memory that all clients of this node may use together; 40 % of the heap
 * by default.
 * @param clientMemory Memory that one user may use, or one address where nobody is logged
 * in; half of what all may use by default.
 * @param connectionMemory Memory that the components of one connection may use.
 * @param clientConnections Connections that one user, or one address where nobody is
 * logged in, may have open at the same time.
 * @param clientHandshakes Connections that one user or address may open in a second, in
 * the long run; ten times as many at once.
 * @param clientBandwidth What one user or address may exchange in a second, in the long
 * run; four times as much at once. Each message that is received counts for 8 KB more.
 * @param rooms Rooms that the components and the script of a connection may be in.
 */
@ConfigurationProperties("live.limits")
public record LiveLimitsProperties(@DefaultValue("256KB") DataSize messageSize, @DefaultValue("1MB") DataSize queueSize,
		@DefaultValue("200") int components, @DefaultValue("2000") int children, @DefaultValue("16") int depth,
		@DefaultValue("1000") int mailbox, @DefaultValue("50") int framesPerSecond, @DefaultValue("100") int burst,
		@DefaultValue("10000") int lingering, @Nullable Integer adoptions, @Nullable DataSize memory,
		@Nullable DataSize clientMemory, @DefaultValue("16MB") DataSize connectionMemory,
		@DefaultValue("1000") int clientConnections, @DefaultValue("50") int clientHandshakes,
		@DefaultValue("5MB") DataSize clientBandwidth, @DefaultValue("64") int rooms) implements CheckedProperties {

	@Override
	public Integer adoptions() {
		return (this.adoptions != null) ? this.adoptions : Math.max(4, Runtime.getRuntime().availableProcessors());
	}

	@Override
	public DataSize memory() {
		return (this.memory != null) ? this.memory : DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 5 * 2);
	}

	@Override
	public DataSize clientMemory() {
		return (this.clientMemory != null) ? this.clientMemory : DataSize.ofBytes(memory().toBytes() / 2);
	}

}
