package org.livespring.test;

import java.time.Duration;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.HandlerMapping;

import org.livespring.instance.ReturnPolicy;
import org.livespring.presence.PresenceHub;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/**
 * A node of the application in a test. The first one is the application itself. Each
 * further one is an engine of its own, which shares with the first what a cluster shares:
 * the beans of the application, as a database, the rooms, and the keys, floors and
 * claims, as in Redis.
 */
public final class LiveNode {

	/** Code with which no node keeps the instances of a lost connection. */
	private static final int CRASHED = 4004;

	private final LiveTester tester;

	private final String name;

	private final HandlerMapping mapping;

	private final ConfigurableApplicationContext context;

	/** How a test refers to the node. */
	private final String variable;

	private volatile boolean alive = true;

	LiveNode(LiveTester tester, String name, HandlerMapping mapping, ConfigurableApplicationContext context,
			String variable) {
		this.variable = variable;
		this.tester = tester;
		this.name = name;
		this.mapping = mapping;
		this.context = context;
	}

	/** Name of the node, {@code a} for the application itself. */
	public String name() {
		return this.name;
	}

	public boolean isAlive() {
		return this.alive;
	}

	String variable() {
		return this.variable;
	}

	HandlerMapping mapping() {
		return this.mapping;
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * Kill the node: its connections are lost, and what it had in memory is gone. Its
	 * pages connect to another node by themselves.
	 */
	public void crash() {
		this.tester.recording().does(this.variable + ".crash()", () -> {
			this.alive = false;
			this.tester.pagesOf(this).forEach((page) -> page.cut(CRASHED));
			this.tester.gone(this);
		});
	}

	/**
	 * Stop the node as a deployment does: running actions end, and its pages connect to
	 * another node.
	 */
	public void stop() {
		this.tester.recording().does(this.variable + ".stop()", () -> {
			this.alive = false;
			this.tester.drain(this);
			this.tester.gone(this);
		});
	}

	/**
	 * Do what a node does at intervals.
	 * @param check whether to look also for what is due
	 */
	void tick(boolean check) {
		if (check) {
			bean("liveSessions", LiveSessions.class).check();
			bean("liveLogins", Logins.class).check();
		}
		bean("livePresenceHub", PresenceHub.class).tick();
	}

	/** A time after which idle components sleep. */
	Duration idleTime() {
		Duration time = bean("liveReturnPolicy", ReturnPolicy.class).hibernateAfter();
		if (time.isZero()) {
			throw new AssertionError("Components never sleep: live.state.hibernate-after is 0");
		}
		return time.plusSeconds(1);
	}

	/** A bean of this node, and not of the application that it belongs to. */
	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	void start() {
		this.alive = true;
	}

	@Override
	public String toString() {
		return "node " + this.name;
	}

}
