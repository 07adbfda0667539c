package org.livespring.profile;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.management.GarbageCollectionNotificationInfo;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.apache.commons.logging.Log;

import org.livespring.log.PrintableLog;

/** Records the pauses of the garbage collectors while a profile runs. */
final class GcWatch {

	private static final Log logger = PrintableLog.of(GcWatch.class);

	private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map((pool) -> pool.getName())
		.collect(Collectors.toSet());

	private final NotificationListener listener = this::received;

	private final Consumer<GcPause> pauses;

	/** Milliseconds from the start of the JVM to the start of the profile. */
	private final long uptime = ManagementFactory.getRuntimeMXBean().getUptime();

	GcWatch(Consumer<GcPause> pauses) {
		this.pauses = pauses;
	}

	void start() {
		emitters().forEach((emitter) -> emitter.addNotificationListener(this.listener, null, null));
	}

	void stop() {
		emitters().forEach((emitter) -> {
			try {
				emitter.removeNotificationListener(this.listener);
			}
			catch (ListenerNotFoundException ex) {
				logger.debug("Could not remove the listener of a garbage collector", ex);
			}
		});
	}

	private static Stream<NotificationEmitter> emitters() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.filter(NotificationEmitter.class::isInstance)
			.map(NotificationEmitter.class::cast);
	}

	private void received(Notification notification, Object handback) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo
				.from((CompositeData) notification.getUserData());
			// Concurrent cycles do not pause the JVM
			if (!info.getGcCause().equals("No GC") && !info.getGcName().contains("Concurrent")
					&& !info.getGcName().endsWith("Cycles")) {
				this.pauses.accept(pause(info));
			}
		}
	}

	private GcPause pause(GarbageCollectionNotificationInfo info) {
		long start = TimeUnit.MILLISECONDS.toNanos(info.getGcInfo().getStartTime() - this.uptime);
		return new GcPause(info.getGcName(), info.getGcCause(), start,
				TimeUnit.MILLISECONDS.toNanos(info.getGcInfo().getDuration()),
				heap(info.getGcInfo().getMemoryUsageBeforeGc()), heap(info.getGcInfo().getMemoryUsageAfterGc()));
	}

	private static long heap(Map<String, MemoryUsage> pools) {
		return pools.entrySet()
			.stream()
			.filter((pool) -> HEAP.contains(pool.getKey()))
			.mapToLong((pool) -> pool.getValue().getUsed())
			.sum();
	}

}
