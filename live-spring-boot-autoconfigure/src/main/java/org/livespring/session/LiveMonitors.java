package org.livespring.session;

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

	private final List<LiveMonitor> monitors;

	LiveMonitors(List<LiveMonitor> monitors) {
		this.monitors = List.copyOf(monitors);
	}

	@Override
	public boolean measuresCalls() {
		for (LiveMonitor monitor : this.monitors) {
			if (monitor.measuresCalls()) {
				return true;
			}
		}
		return false;
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		CallListener listener = null;
		for (LiveMonitor monitor : this.monitors) {
			try {
				CallListener next = monitor.measuresCalls() ? monitor.callStarted(call) : null;
				if (next != null) {
					listener = (listener != null) ? new Both(listener, next) : new Safe(next);
				}
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}
		return listener;
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

	/** A listener that cannot disturb the call. */
	private record Safe(CallListener listener) implements CallListener {

		@Override
		public void phase(@Nullable LivePhase phase) {
			try {
				this.listener.phase(phase);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}

		@Override
		public void ended(LiveCall call) {
			try {
				this.listener.ended(call);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}

	}

	/** Listeners of several monitors; the one that came last hears the end first. */
	private static final class Both implements CallListener {

		private final CallListener outer;

		private final CallListener inner;

		Both(CallListener outer, CallListener inner) {
			this.outer = outer;
			this.inner = new Safe(inner);
		}

		@Override
		public void phase(@Nullable LivePhase phase) {
			this.outer.phase(phase);
			this.inner.phase(phase);
		}

		@Override
		public void ended(LiveCall call) {
			this.inner.ended(call);
			this.outer.ended(call);
		}

	}

}
