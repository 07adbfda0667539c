package org.livespring.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of the threads of this process but the one that asks; without those of
 * the compiler and the garbage collector.
 *
 * @param nanos time so far by id of the thread
 */
record ThreadTimes(Map<Long, Long> nanos) {

	static ThreadTimes now() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		Map<Long, Long> nanos = new HashMap<>();
		for (long id : threads.getAllThreadIds()) {
			if (id != Thread.currentThread().getId()) {
				nanos.put(id, Math.max(0, threads.getThreadCpuTime(id)));
			}
		}
		return new ThreadTimes(nanos);
	}

	/** Nanoseconds used since then. */
	long since(ThreadTimes before) {
		long sum = 0;
		for (Map.Entry<Long, Long> thread : this.nanos.entrySet()) {
			sum += Math.max(0, thread.getValue() - before.nanos.getOrDefault(thread.getKey(), 0L));
		}
		return sum;
	}

}
