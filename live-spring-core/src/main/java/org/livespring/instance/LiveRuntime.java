package org.livespring.instance;

import java.security.Principal;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.claim.ActionClaims;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.concurrent.TimeLimit;
import org.livespring.identity.CallerSecurity;
import org.livespring.membership.RoomGateway;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitors;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.OffRequest;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderCall;
import org.livespring.render.RenderScope;
import org.livespring.render.Rendered;
import org.livespring.state.Content;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotCodec;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.SnapshotMemory;

/**
 * What every component instance works with.
 *
 * @param components the components of the application
 * @param renderer renders them
 * @param snapshots signs and opens their snapshots
 * @param floor knows which snapshots are too old
 * @param claims knows which calls of claimed actions have begun
 * @param returns how pages come back
 * @param failures reports what went wrong
 * @param security runs code as a user
 * @param limits what a connection may ask for
 * @param rooms the rooms
 * @param actionLimit how long an action may take
 * @param executor runs mailboxes
 * @param taskExecutor runs {@code @LiveTask} methods
 * @param monitors told what happens
 */
public record LiveRuntime(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
		SnapshotFloor floor, ActionClaims claims, ReturnPolicy returns, FailureReporter failures,
		CallerSecurity security, LiveLimits limits, RoomGateway rooms, TimeLimit actionLimit, Executor executor,
		Executor taskExecutor, LiveMonitors monitors) {

	/** Begin to measure a call, if anybody listens. */
	public LiveCall begin(CallKind kind, String component, @Nullable String name, @Nullable String instance,
			@Nullable String connection, long submitted) {
		// Who submitted it asked already
		return (submitted != 0 || this.monitors.measureCalls())
				? LiveCall.begin(this.monitors, kind, component, name, instance, connection, submitted)
				: LiveCall.UNHEARD;
	}

	/** Run code of a component where it lives. */
	<T> T call(Placement placement, Supplier<T> code) {
		return call(placement.owner().principal(), placement.scope(), code);
	}

	/** Run component code as its user, in its scope and without an HTTP request. */
	public <T> T call(@Nullable Principal user, RenderScope scope, Supplier<T> code) {
		return OffRequest.call(scope, () -> this.security.callAs(user, code));
	}

	/** Render a component with what it holds. */
	Rendered render(ComponentDefinition definition, Placement placement, Content content, Object view,
			RenderCache cache) {
		String template = definition.template();
		Assert.state(template != null, "A component without template is not rendered");
		return this.renderer.render(new RenderCall(definition.name(), template, placement.id(), view, content.props(),
				definition.hasView() ? null : content.state(), content.errors(), placement.scope(),
				placement.owner().principal(), cache));
	}

	/** Sign what a component holds; what its last snapshot left makes that faster. */
	public SignedSnapshot sign(ComponentDefinition definition, Placement placement, Content content, long expires,
			long epoch, long seq, long action, @Nullable SnapshotMemory memory) {
		SnapshotHeader header = new SnapshotHeader(placement.id(), definition.name(), definition.version(),
				placement.parent(), placement.slot(), placement.owner().name(), placement.owner().binding(),
				placement.scope(), expires, epoch, seq, action);
		return this.snapshots.write(new Snapshot(header, content), memory);
	}

}
