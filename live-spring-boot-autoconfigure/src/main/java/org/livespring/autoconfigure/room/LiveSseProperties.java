package org.livespring.autoconfigure.room;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.CheckedProperties;
import org.livespring.autoconfigure.Least;

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
		@Least("100ms") @DefaultValue("15s") Duration heartbeat, @Least("1s") @DefaultValue("15m") Duration life,
		@DefaultValue("1000") int maxStreams, @DefaultValue("10") int maxStreamsPerClient,
		@DefaultValue("256KB") DataSize queueSize) implements CheckedProperties {

}
