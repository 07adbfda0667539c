package org.livespring.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;

import org.livespring.log.PrintableLog;

/**
 * Calls all monitors. An exception of one monitor affects neither the others nor the
 * engine.
 */
public final class LiveMonitors {

	private static final Log logger = PrintableLog.of(LiveMonitor.class);

	private final List<LiveMonitor> monitors;

	public LiveMonitors(List<LiveMonitor> monitors) {
		this.monitors = List.copyOf(monitors);
	}

	/**
	 * Whether calls are measured now.
	 * @return {@code true} if one of the monitors measures them
	 */
	public boolean measureCalls() {
		for (LiveMonitor monitor : this.monitors) {
			try {
				if (monitor.measuresCalls()) {
					return true;
				}
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}
		return false;
	}

	/** Tells all monitors that a call begins and returns their listeners. */
	Deque<CallListener> callStarted(LiveCall call) {
		Deque<CallListener> listeners = new ArrayDeque<>(this.monitors.size());
		tell((monitor) -> {
			CallListener listener = monitor.measuresCalls() ? monitor.callStarted(call) : null;
			if (listener != null) {
				listeners.add(listener);
			}
		});
		return listeners;
	}

	/**
	 * Wraps work that is handed to another thread.
	 * @param work the work
	 * @return the work, wrapped so that it has the context of this thread
	 */
	public Runnable handedOver(Runnable work) {
		Runnable result = work;
		for (LiveMonitor monitor : this.monitors) {
			try {
				result = monitor.handedOver(result);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}
		return result;
	}

	/**
	 * Tells all monitors of an event.
	 * @param event calls one monitor
	 */
	public void tell(Consumer<LiveMonitor> event) {
		tell(this.monitors, event);
	}

	static <T> void tell(Iterable<T> told, Consumer<T> event) {
		for (T each : told) {
			try {
				event.accept(each);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}
	}

	private static void failed(RuntimeException failure) {
		logger.debug("A monitor failed", failure);
	}

}
