package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Properties of rooms as Server-Sent Events. */
@ConfigurationProperties("live.sse")
public class LiveSseProperties implements InitializingBean {

	/**
	 * Whether rooms can be read as Server-Sent Events.
	 */
	private boolean enabled = false;

	/**
	 * Path of the streams; the name of the room follows it.
	 */
	private String path = "/live/sse";

	/**
	 * Time between two signs of life of a stream.
	 */
	private Duration heartbeat = Duration.ofSeconds(15);

	/**
	 * Time after which a stream ends; its browser comes back where it was.
	 */
	private Duration life = Duration.ofMinutes(15);

	/**
	 * Most streams of this node.
	 */
	private int maxStreams = 1000;

	/**
	 * Most streams of one user, or of one address where nobody is logged in.
	 */
	private int maxStreamsPerClient = 10;

	/**
	 * What may wait for a client that reads slowly; a stream with more is closed.
	 */
	private DataSize queueSize = DataSize.ofKilobytes(256);

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public Duration getHeartbeat() {
		return this.heartbeat;
	}

	public void setHeartbeat(Duration heartbeat) {
		this.heartbeat = heartbeat;
	}

	public Duration getLife() {
		return this.life;
	}

	public void setLife(Duration life) {
		this.life = life;
	}

	public int getMaxStreams() {
		return this.maxStreams;
	}

	public void setMaxStreams(int maxStreams) {
		this.maxStreams = maxStreams;
	}

	public int getMaxStreamsPerClient() {
		return this.maxStreamsPerClient;
	}

	public void setMaxStreamsPerClient(int maxStreamsPerClient) {
		this.maxStreamsPerClient = maxStreamsPerClient;
	}

	public DataSize getQueueSize() {
		return this.queueSize;
	}

	public void setQueueSize(DataSize queueSize) {
		this.queueSize = queueSize;
	}

}
