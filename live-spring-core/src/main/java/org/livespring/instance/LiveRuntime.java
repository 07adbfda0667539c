package org.livespring.instance;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.budget.MemoryBudget;
import org.livespring.claim.ActionClaims;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.concurrent.FairExecutor;
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
 * The services that component instances use. Thread-safe.
 *
 * @param components the components of the application
 * @param renderer renders components
 * @param snapshots signs and verifies snapshots
 * @param floor knows which snapshots are too old
 * @param claims knows which calls of claimed actions have begun
 * @param returns settings for reconnecting pages
 * @param failures reports exceptions to users and the log
 * @param security runs code as a user
 * @param limits limits for one connection
 * @param memory the memory that clients may use
 * @param rooms access to rooms
 * @param actionLimit interrupts actions that take too long
 * @param executor runs mailboxes
 * @param taskExecutor runs {@code @LiveTask} methods
 * @param monitors receive calls and events for monitoring
 */
public record LiveRuntime(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
		SnapshotFloor floor, ActionClaims claims, ReturnPolicy returns, FailureReporter failures,
		CallerSecurity security, LiveLimits limits, MemoryBudget memory, RoomGateway rooms, TimeLimit actionLimit,
		FairExecutor executor, Executor taskExecutor, LiveMonitors monitors) {

	/** The idle time where memory is short. */
	private static final Duration SHORT = Duration.ofSeconds(1);

	/** Begin to measure a call, if there is a monitor. */
	public LiveCall begin(CallKind kind, String component, @Nullable String name, @Nullable String instance,
			@Nullable String connection, long submitted) {
		// A call with a submission time was found to be measured when it was submitted
		return (submitted != 0 || this.monitors.measureCalls())
				? LiveCall.begin(this.monitors, kind, component, name, instance, connection, submitted)
				: LiveCall.UNHEARD;
	}

	/** The idle time after which components are put to sleep, zero for never. */
	public Duration hibernateAfter() {
		Duration idle = this.returns.hibernateAfter();
		return (this.memory.isTight() && idle.compareTo(SHORT) > 0) ? SHORT : idle;
	}

	/** Run code of a component as its user and in its scope. */
	<T> T call(Placement placement, Supplier<T> code) {
		return call(placement.owner().principal(), placement.scope(), code);
	}

	/** Run component code as its user, in its scope and without an HTTP request. */
	public <T> T call(@Nullable Principal user, RenderScope scope, Supplier<T> code) {
		return OffRequest.call(scope, () -> this.security.callAs(user, code));
	}

	/** Render a component. */
	Rendered render(ComponentDefinition definition, Placement placement, Content content, Object view,
			RenderCache cache) {
		String template = definition.template();
		Assert.state(template != null, "A component without template is not rendered");
		return this.renderer.render(new RenderCall(definition.name(), template, placement.id(), view, content.props(),
				definition.hasView() ? null : content.state(),
				new RenderCall.Forms(definition.forms(), content.errors()), placement.scope(),
				placement.owner().principal(), cache));
	}

	/**
	 * Sign the content of a component. The memory of its last snapshot makes this faster.
	 */
	public SignedSnapshot sign(ComponentDefinition definition, Placement placement, Content content, long expires,
			long epoch, long seq, long action, @Nullable SnapshotMemory memory) {
		SnapshotHeader header = new SnapshotHeader(placement.id(), definition.name(), definition.version(),
				placement.parent(), placement.slot(), placement.owner().name(), placement.owner().binding(),
				placement.scope(), expires, epoch, seq, action);
		return this.snapshots.write(new Snapshot(header, content), memory);
	}

}
