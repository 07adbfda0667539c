package org.livespring.autoconfigure.room;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;
import org.livespring.autoconfigure.Least;

/**
 * Properties of the state that rooms share, and of the progress of jobs.
 *
 * @param life How long a state is kept after it was written last.
 * @param size Most states kept in memory.
 * @param progressInterval Shortest time between two events about the progress of a job.
 */
@ConfigurationProperties("live.room-state")
public record LiveRoomStateProperties(@Least("1s") @DefaultValue("24h") Duration life, @DefaultValue("10000") int size,
		@Least("0s") @DefaultValue("200ms") Duration progressInterval) implements CheckedProperties {

}
