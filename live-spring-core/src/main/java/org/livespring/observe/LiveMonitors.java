package org.livespring.observe;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.CloseCode;

/** Several monitors as one; a failing one disturbs neither the others nor the engine. */
final class LiveMonitors implements LiveMonitor {

	private static final Log logger = LogFactory.getLog(LiveMonitor.class);

	private final LiveMonitor[] monitors;

	LiveMonitors(List<LiveMonitor> monitors) {
		this.monitors = monitors.toArray(LiveMonitor[]::new);
	}

	@Override
	public boolean measuresCalls() {
		for (LiveMonitor monitor : this.monitors) {
			if (measures(monitor)) {
				return true;
			}
		}
		return false;
	}

	private static boolean measures(LiveMonitor monitor) {
		try {
			return monitor.measuresCalls();
		}
		catch (RuntimeException ex) {
			failed(ex);
			return false;
		}
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		CallListener[] listeners = new CallListener[this.monitors.length];
		int count = 0;
		for (LiveMonitor monitor : this.monitors) {
			CallListener listener = started(monitor, call);
			if (listener != null) {
				listeners[count++] = listener;
			}
		}
		return (count > 0) ? new Listeners(listeners, count) : null;
	}

	private static @Nullable CallListener started(LiveMonitor monitor, LiveCall call) {
		try {
			return measures(monitor) ? monitor.callStarted(call) : null;
		}
		catch (RuntimeException ex) {
			failed(ex);
			return null;
		}
	}

	@Override
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

	@Override
	public void connectionOpened(String connection) {
		tell((monitor) -> monitor.connectionOpened(connection));
	}

	@Override
	public void connectionClosed(String connection, int code, long nanos) {
		tell((monitor) -> monitor.connectionClosed(connection, code, nanos));
	}

	@Override
	public void connectionRefused(CloseCode code) {
		tell((monitor) -> monitor.connectionRefused(code));
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		tell((monitor) -> monitor.adopted(component, cause, refusal));
	}

	@Override
	public void hibernated(int components) {
		tell((monitor) -> monitor.hibernated(components));
	}

	@Override
	public void frameRefused(LiveErrorCode code) {
		tell((monitor) -> monitor.frameRefused(code));
	}

	@Override
	public void slowConsumer(String connection) {
		tell((monitor) -> monitor.slowConsumer(connection));
	}

	@Override
	public void securityEvent(SecurityEvent event, @Nullable String connection, @Nullable String component) {
		tell((monitor) -> monitor.securityEvent(event, connection, component));
	}

	@Override
	public void replayed(ReplayOutcome outcome) {
		tell((monitor) -> monitor.replayed(outcome));
	}

	private void tell(Consumer<LiveMonitor> event) {
		for (LiveMonitor monitor : this.monitors) {
			try {
				event.accept(monitor);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}
	}

	private static void failed(RuntimeException failure) {
		logger.debug("A monitor failed", failure);
	}

	/**
	 * Listeners of several monitors, which cannot disturb the call; the one that came
	 * last hears the end first.
	 */
	private static final class Listeners implements CallListener {

		private final CallListener[] listeners;

		private final int count;

		Listeners(CallListener[] listeners, int count) {
			this.listeners = listeners;
			this.count = count;
		}

		@Override
		public void phase(@Nullable LivePhase phase) {
			for (int i = 0; i < this.count; i++) {
				try {
					this.listeners[i].phase(phase);
				}
				catch (RuntimeException ex) {
					failed(ex);
				}
			}
		}

		@Override
		public void ended(LiveCall call) {
			for (int i = this.count - 1; i >= 0; i--) {
				try {
					this.listeners[i].ended(call);
				}
				catch (RuntimeException ex) {
					failed(ex);
				}
			}
		}

	}

}
