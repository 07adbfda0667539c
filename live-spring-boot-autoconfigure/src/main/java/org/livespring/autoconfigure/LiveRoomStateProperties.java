package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of the state that rooms share, and of the progress of jobs. */
@ConfigurationProperties("live.room-state")
public class LiveRoomStateProperties implements InitializingBean {

	/**
	 * How long a state is kept after it was written last.
	 */
	private Duration life = Duration.ofHours(24);

	/**
	 * Most states kept in memory.
	 */
	private int size = 10_000;

	/**
	 * Shortest time between two events about the progress of a job.
	 */
	private Duration progressInterval = Duration.ofMillis(200);

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public Duration getLife() {
		return this.life;
	}

	public void setLife(Duration life) {
		this.life = life;
	}

	public int getSize() {
		return this.size;
	}

	public void setSize(int size) {
		this.size = size;
	}

	public Duration getProgressInterval() {
		return this.progressInterval;
	}

	public void setProgressInterval(Duration progressInterval) {
		this.progressInterval = progressInterval;
	}

}
