package org.livespring.dashboard;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Garbage collection of this JVM. Used by one thread. */
final class Garbage {

	private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans()
		.stream()
		.filter((collector) -> stopsTheNode(collector.getName()))
		.toList();

	private long before = collecting();

	/** Concurrent cycles are no pauses. */
	private static boolean stopsTheNode(String collector) {
		return !collector.contains("Concurrent") && !collector.endsWith("Cycles");
	}

	private long collecting() {
		return this.collectors.stream().mapToLong((collector) -> Math.max(0, collector.getCollectionTime())).sum();
	}

	/** Milliseconds of pauses since the last call. */
	long pause() {
		long now = collecting();
		long pause = now - this.before;
		this.before = now;
		return pause;
	}

}
