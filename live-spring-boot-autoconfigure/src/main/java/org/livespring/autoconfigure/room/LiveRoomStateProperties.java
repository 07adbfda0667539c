package org.livespring.autoconfigure.room;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of the state that rooms share, and of the progress of jobs.
 *
 * @param life How long a state is kept after it was written last.
 * @param size Most states kept in memory.
 * @param progressInterval Shortest time between two events about the progress of a job.
 */
@ConfigurationProperties("live.room-state")
public record LiveRoomStateProperties(@DefaultValue("24h") Duration life, @DefaultValue("10000") int size,
		@DefaultValue("200ms") Duration progressInterval) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.room-state");
		check.atLeast("life", this.life, Duration.ofSeconds(1));
		check.positive("size", this.size);
		check.atLeast("progress-interval", this.progressInterval, Duration.ZERO);
	}

}
