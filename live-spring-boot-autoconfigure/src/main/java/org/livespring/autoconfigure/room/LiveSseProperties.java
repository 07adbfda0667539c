package org.livespring.autoconfigure.room;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of rooms as Server-Sent Events.
 *
 * @param enabled Whether rooms can be read as Server-Sent Events.
 * @param path Path of the streams; the name of the room follows it.
 * @param heartbeat Time between two signs of life of a stream.
 * @param life Time after which a stream ends; its browser comes back where it was.
 * @param maxStreams Most streams of this node.
 * @param maxStreamsPerClient Most streams of one user, or of one address where nobody is
 * logged in.
 * @param queueSize What may wait for a client that reads slowly; a stream with more is
 * closed.
 */
@ConfigurationProperties("live.sse")
record LiveSseProperties(@DefaultValue("false") boolean enabled, @DefaultValue("/live/sse") String path,
		@DefaultValue("15s") Duration heartbeat, @DefaultValue("15m") Duration life,
		@DefaultValue("1000") int maxStreams, @DefaultValue("10") int maxStreamsPerClient,
		@DefaultValue("256KB") DataSize queueSize) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.sse");
		check.path("path", this.path);
		check.atLeast("heartbeat", this.heartbeat, Duration.ofMillis(100));
		check.atLeast("life", this.life, Duration.ofSeconds(1));
		check.positive("max-streams", this.maxStreams);
		check.positive("max-streams-per-client", this.maxStreamsPerClient);
		check.size("queue-size", this.queueSize);
	}

}
