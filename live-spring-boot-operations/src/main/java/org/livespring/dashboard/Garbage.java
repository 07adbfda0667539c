package org.livespring.dashboard;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Measures the pauses of garbage collectors in this JVM. Used by one thread. */
final class Garbage {

	private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans()
		.stream()
		.filter((collector) -> stopsTheNode(collector.getName()))
		.toList();

	private long before = collecting();

	/** Whether the collections of a collector are pauses; concurrent cycles are not. */
	private static boolean stopsTheNode(String collector) {
		return !collector.contains("Concurrent") && !collector.endsWith("Cycles");
	}

	private long collecting() {
		return this.collectors.stream().mapToLong((collector) -> Math.max(0, collector.getCollectionTime())).sum();
	}

	/** Returns the milliseconds of pauses since the last call of this method. */
	long pause() {
		long now = collecting();
		long pause = now - this.before;
		this.before = now;
		return pause;
	}

}
