package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Properties of Live Spring. */
@ConfigurationProperties("live")
public class LiveProperties implements InitializingBean {

	private final WebSocket websocket = new WebSocket();

	private final State state = new State();

	private final Limits limits = new Limits();

	private final Heartbeat heartbeat = new Heartbeat();

	private final Executor executor = new Executor();

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public WebSocket getWebsocket() {
		return this.websocket;
	}

	public State getState() {
		return this.state;
	}

	public Limits getLimits() {
		return this.limits;
	}

	public Heartbeat getHeartbeat() {
		return this.heartbeat;
	}

	public Executor getExecutor() {
		return this.executor;
	}

	/** The endpoint. */
	public static class WebSocket {

		/**
		 * Path of the WebSocket endpoint, below the context path.
		 */
		private String path = "/live/ws";

		/**
		 * Origins that may connect beside the server's own, each with scheme, host and,
		 * where it is not the default, port.
		 */
		private List<String> allowedOrigins = new ArrayList<>();

		/**
		 * Time a browser may take to read a frame before it is closed.
		 */
		private Duration sendTimeout = Duration.ofSeconds(2);

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

		public List<String> getAllowedOrigins() {
			return this.allowedOrigins;
		}

		public void setAllowedOrigins(List<String> allowedOrigins) {
			this.allowedOrigins = allowedOrigins;
		}

		public Duration getSendTimeout() {
			return this.sendTimeout;
		}

		public void setSendTimeout(Duration sendTimeout) {
			this.sendTimeout = sendTimeout;
		}

	}

	/** The signed state in the browser. */
	public static class State {

		/**
		 * Keys that sign the state kept by browsers, at least 32 bytes each, in Base64.
		 * The first signs, all verify. Without a key a random one is used, which another
		 * node or the next start does not know.
		 */
		private List<String> keys = new ArrayList<>();

		/**
		 * Whether the state is encrypted instead of only signed. Each update then sends
		 * the whole state.
		 */
		private boolean encrypt;

		/**
		 * Life of the state in a browser that is not connected.
		 */
		private Duration expiry = Duration.ofHours(24);

		/**
		 * Largest state of one component, props included.
		 */
		private DataSize maxSize = DataSize.ofKilobytes(128);

		/**
		 * Components whose newest confirmed state is remembered, so that a browser cannot
		 * come back with an older one.
		 */
		private int floorSize = 100_000;

		/**
		 * What becomes of a browser's state when nobody remembers whether the browser had
		 * a newer one.
		 */
		private UnknownFloor unknownFloor = UnknownFloor.ACCEPT;

		/**
		 * Time for which components stay alive after their connection was lost, so that
		 * the page finds them as they are when it comes back.
		 */
		private Duration grace = Duration.ofSeconds(30);

		/**
		 * Time without any event after which components leave the memory of the node and
		 * live in their browser alone; 0 for never.
		 */
		private Duration hibernateAfter = Duration.ofMinutes(5);

		public Duration getHibernateAfter() {
			return this.hibernateAfter;
		}

		public void setHibernateAfter(Duration hibernateAfter) {
			this.hibernateAfter = hibernateAfter;
		}

		public UnknownFloor getUnknownFloor() {
			return this.unknownFloor;
		}

		public void setUnknownFloor(UnknownFloor unknownFloor) {
			this.unknownFloor = unknownFloor;
		}

		public Duration getGrace() {
			return this.grace;
		}

		public void setGrace(Duration grace) {
			this.grace = grace;
		}

		public int getFloorSize() {
			return this.floorSize;
		}

		public void setFloorSize(int floorSize) {
			this.floorSize = floorSize;
		}

		public DataSize getMaxSize() {
			return this.maxSize;
		}

		public void setMaxSize(DataSize maxSize) {
			this.maxSize = maxSize;
		}

		public List<String> getKeys() {
			return this.keys;
		}

		public void setKeys(List<String> keys) {
			this.keys = keys;
		}

		public boolean isEncrypt() {
			return this.encrypt;
		}

		public void setEncrypt(boolean encrypt) {
			this.encrypt = encrypt;
		}

		public Duration getExpiry() {
			return this.expiry;
		}

		public void setExpiry(Duration expiry) {
			this.expiry = expiry;
		}

	}

	/** What becomes of state when nobody remembers whether there was a newer one. */
	public enum UnknownFloor {

		/** It is taken, and counted. */
		ACCEPT,
		/** It is refused, and the page is fetched again. */
		REFUSE

	}

	/** What one connection may ask for. */
	public static class Limits {

		/**
		 * Largest message a browser may send.
		 */
		private DataSize messageSize = DataSize.ofKilobytes(256);

		/**
		 * Most that may wait for a browser before its connection is closed as too slow.
		 */
		private DataSize queueSize = DataSize.ofMegabytes(1);

		/**
		 * Root components on a connection.
		 */
		private int components = 200;

		/**
		 * Child components on a connection.
		 */
		private int children = 2000;

		/**
		 * Components inside one another.
		 */
		private int depth = 16;

		/**
		 * Calls that may wait for one component.
		 */
		private int mailbox = 1000;

		/**
		 * Frames a second that a browser may send in the long run.
		 */
		private int framesPerSecond = 50;

		/**
		 * Frames that a browser may send at once.
		 */
		private int burst = 100;

		/**
		 * Lost connections whose components stay alive until their page comes back.
		 */
		private int lingering = 10_000;

		/**
		 * Adoptions that run at once, so that many returning pages do not starve those
		 * that are there.
		 */
		private int adoptions = Math.max(4, Runtime.getRuntime().availableProcessors());

		/**
		 * Rooms that the components and the script of a connection may be in.
		 */
		private int rooms = 64;

		public int getLingering() {
			return this.lingering;
		}

		public void setLingering(int lingering) {
			this.lingering = lingering;
		}

		public int getAdoptions() {
			return this.adoptions;
		}

		public void setAdoptions(int adoptions) {
			this.adoptions = adoptions;
		}

		public int getRooms() {
			return this.rooms;
		}

		public void setRooms(int rooms) {
			this.rooms = rooms;
		}

		public DataSize getMessageSize() {
			return this.messageSize;
		}

		public void setMessageSize(DataSize messageSize) {
			this.messageSize = messageSize;
		}

		public DataSize getQueueSize() {
			return this.queueSize;
		}

		public void setQueueSize(DataSize queueSize) {
			this.queueSize = queueSize;
		}

		public int getComponents() {
			return this.components;
		}

		public void setComponents(int components) {
			this.components = components;
		}

		public int getChildren() {
			return this.children;
		}

		public void setChildren(int children) {
			this.children = children;
		}

		public int getDepth() {
			return this.depth;
		}

		public void setDepth(int depth) {
			this.depth = depth;
		}

		public int getMailbox() {
			return this.mailbox;
		}

		public void setMailbox(int mailbox) {
			this.mailbox = mailbox;
		}

		public int getFramesPerSecond() {
			return this.framesPerSecond;
		}

		public void setFramesPerSecond(int framesPerSecond) {
			this.framesPerSecond = framesPerSecond;
		}

		public int getBurst() {
			return this.burst;
		}

		public void setBurst(int burst) {
			this.burst = burst;
		}

	}

	/** Signs of life. */
	public static class Heartbeat {

		/**
		 * Interval at which a visible page asks whether its node is alive.
		 */
		private Duration ping = Duration.ofSeconds(4);

		/**
		 * Time after the handshake in which a connection must say something.
		 */
		private Duration silence = Duration.ofSeconds(5);

		/**
		 * Time after which a connection that says nothing is closed.
		 */
		private Duration idle = Duration.ofSeconds(60);

		/**
		 * Interval at which the server asks a browser for a sign of life.
		 */
		private Duration keepAlive = Duration.ofSeconds(25);

		public Duration getKeepAlive() {
			return this.keepAlive;
		}

		public void setKeepAlive(Duration keepAlive) {
			this.keepAlive = keepAlive;
		}

		public Duration getPing() {
			return this.ping;
		}

		public void setPing(Duration ping) {
			this.ping = ping;
		}

		public Duration getSilence() {
			return this.silence;
		}

		public void setSilence(Duration silence) {
			this.silence = silence;
		}

		public Duration getIdle() {
			return this.idle;
		}

		public void setIdle(Duration idle) {
			this.idle = idle;
		}

	}

	/** The threads components run on. */
	public static class Executor {

		/**
		 * Threads that run actions and render, unless there is a bean named
		 * 'liveExecutor'.
		 */
		private int actionThreads = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

		/**
		 * Threads that run tasks, unless there is a bean named 'liveTaskExecutor'.
		 */
		private int taskThreads = 64;

		public int getActionThreads() {
			return this.actionThreads;
		}

		public void setActionThreads(int actionThreads) {
			this.actionThreads = actionThreads;
		}

		public int getTaskThreads() {
			return this.taskThreads;
		}

		public void setTaskThreads(int taskThreads) {
			this.taskThreads = taskThreads;
		}

	}

}
