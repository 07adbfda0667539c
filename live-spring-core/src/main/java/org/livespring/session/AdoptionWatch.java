package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentDefinition;
import org.livespring.instance.LiveRuntime;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.ServerFrame;
import org.livespring.state.Presenter;
import org.livespring.state.SnapshotHeader;

/**
 * Reports one adoption to the monitors. Not thread-safe: only the mailbox of the session
 * uses it.
 */
final class AdoptionWatch {

	private final LiveRuntime runtime;

	private final SessionHost host;

	private @Nullable SnapshotHeader header;

	private @Nullable String component;

	private boolean foreign;

	private AdoptionCause cause = AdoptionCause.NEW_PAGE;

	private LiveCall call = LiveCall.UNHEARD;

	AdoptionWatch(SessionHost host) {
		this.host = host;
		this.runtime = host.runtime();
	}

	/** Record that the signature of the snapshot is valid. */
	void verified(SnapshotHeader header) {
		this.header = header;
		if (header.seq() > 0) {
			this.cause = AdoptionCause.RECONNECT;
		}
	}

	/** Record the claim, which tells whether the page was on this node before. */
	void claimed(SnapshotFloor.Claim claim, boolean asleep) {
		if (asleep) {
			this.cause = AdoptionCause.HIBERNATION;
		}
		else if (claim.result() == SnapshotFloor.Result.UNKNOWN) {
			this.cause = AdoptionCause.OTHER_NODE;
		}
	}

	/** Record the component of the snapshot and begin to measure the adoption. */
	LiveCall read(ComponentDefinition definition, Presenter presenter) {
		this.component = definition.name();
		this.foreign = this.header != null && !presenter.mayPresent(this.header);
		this.call = this.runtime.begin(CallKind.REHYDRATE, definition.name(), null,
				(this.header != null) ? this.header.id() : null, this.host.id(), 0);
		this.call.enter(LivePhase.RESOLVE);
		return this.call;
	}

	/** Record that the instance is still in memory. */
	void alive() {
		this.cause = AdoptionCause.RECONNECT;
	}

	void adopted() {
		this.call.end();
		this.runtime.monitors().tell((monitor) -> monitor.adopted(this.component, this.cause, null));
	}

	void refused(ServerFrame.ErrorFrame error, Throwable failure) {
		this.call.failed(error.code(), error.id(), failure);
		this.call.end();
		this.runtime.monitors().tell((monitor) -> monitor.adopted(this.component, this.cause, error.code()));
		this.host.tell(event(error.code()), this.component);
	}

	private SecurityEvent.@Nullable Kind event(LiveErrorCode code) {
		if (code == LiveErrorCode.INVALID_STATE && this.header == null) {
			return SecurityEvent.Kind.TAMPERED;
		}
		if (this.foreign) {
			return SecurityEvent.Kind.FOREIGN;
		}
		return switch (code) {
			case STALE_STATE -> SecurityEvent.Kind.ROLLBACK;
			case ACCESS_DENIED -> SecurityEvent.Kind.DENIED;
			default -> null;
		};
	}

}
