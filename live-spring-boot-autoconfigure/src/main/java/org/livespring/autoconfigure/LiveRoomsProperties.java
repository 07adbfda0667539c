package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Properties of rooms. */
@ConfigurationProperties("live.rooms")
public class LiveRoomsProperties implements InitializingBean {

	private final History history = new History();

	/**
	 * Shortest time between two renders of a component that receives many events.
	 */
	private Duration frameInterval = Duration.ofMillis(50);

	/**
	 * Largest event that can be published, as JSON.
	 */
	private DataSize messageSize = DataSize.ofKilobytes(64);

	/**
	 * How long a component that joins a room or reads its history waits for the broker.
	 */
	private Duration timeout = Duration.ofMillis(500);

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public History getHistory() {
		return this.history;
	}

	public Duration getFrameInterval() {
		return this.frameInterval;
	}

	public void setFrameInterval(Duration frameInterval) {
		this.frameInterval = frameInterval;
	}

	public DataSize getMessageSize() {
		return this.messageSize;
	}

	public void setMessageSize(DataSize messageSize) {
		this.messageSize = messageSize;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/** How far back a room can be read. */
	public static class Limits {

		/**
		 * Events kept for each room.
		 */
		private int length = 256;

		/**
		 * How long an event is kept.
		 */
		private Duration time = Duration.ofMinutes(5);

		public int getLength() {
			return this.length;
		}

		public void setLength(int length) {
			this.length = length;
		}

		public Duration getTime() {
			return this.time;
		}

		public void setTime(Duration time) {
			this.time = time;
		}

	}

	/** How far back rooms can be read. */
	public static class History extends Limits {

		/**
		 * Other limits for rooms of some names; the first that matches counts.
		 */
		private List<Rule> rules = new ArrayList<>();

		public List<Rule> getRules() {
			return this.rules;
		}

		public void setRules(List<Rule> rules) {
			this.rules = rules;
		}

	}

	/** Limits for some rooms. */
	public static class Rule extends Limits {

		/**
		 * Names of the rooms, with * for any characters.
		 */
		private String rooms = "*";

		public String getRooms() {
			return this.rooms;
		}

		public void setRooms(String rooms) {
			this.rooms = rooms;
		}

	}

}
