package org.livespring.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The processor time of threads of this process, without those of the compiler and the
 * garbage collector.
 *
 * @param nanos time so far by id of the thread
 */
record ThreadTimes(Map<Long, Long> nanos) {

	/** Returns the times of all threads. */
	static ThreadTimes ofAll() {
		return of((id) -> true);
	}

	/** Returns the times of all threads except the calling one. */
	static ThreadTimes ofOthers() {
		long own = Thread.currentThread().getId();
		return of((id) -> id != own);
	}

	private static ThreadTimes of(LongPredicate measured) {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		Map<Long, Long> nanos = new HashMap<>();
		for (long id : threads.getAllThreadIds()) {
			if (measured.test(id)) {
				nanos.put(id, Math.max(0, threads.getThreadCpuTime(id)));
			}
		}
		return new ThreadTimes(nanos);
	}

	/** Returns the nanoseconds used since an earlier measurement. */
	long since(ThreadTimes before) {
		long sum = 0;
		for (Map.Entry<Long, Long> thread : this.nanos.entrySet()) {
			sum += Math.max(0, thread.getValue() - before.nanos.getOrDefault(thread.getKey(), 0L));
		}
		return sum;
	}

}
