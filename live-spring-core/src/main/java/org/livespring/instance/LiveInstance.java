package org.livespring.instance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.claim.PerformedCalls;
import org.livespring.component.ComponentAction;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.component.bind.ActionResult;
import org.livespring.log.PrintableLog;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.observe.ReplayOutcome;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.state.Content;
import org.livespring.state.Memberships;
import org.livespring.state.SnapshotHeader;

/**
 * A component instance on a connection. All its calls run in its mailbox, one after the
 * other. Other threads submit calls and read volatile fields only.
 */
public final class LiveInstance {

	private static final Log logger = PrintableLog.of(LiveInstance.class);

	/** Nanoseconds between two attempts to renew a snapshot. */
	private static final long RENEWAL_PAUSE = Duration.ofMinutes(1).toNanos();

	private final InstanceModel model;

	private final TurnQueue turns;

	private final InstanceTasks tasks;

	private final InstanceQuery query;

	private final InstanceRooms rooms;

	private final PerformedCalls calls;

	private final InstanceAddress address;

	/** Epoch and sequence of the snapshot from which the instance was created. */
	private final Origin origin;

	/** The connection of the instance. Changes when the page reconnects. */
	private volatile InstanceHost host;

	/** Earliest time of the next renewal. */
	private volatile long renewable;

	/**
	 * Create an instance.
	 * @param host the connection
	 * @param model content, HTML and snapshot
	 * @param epoch epoch of the snapshot from which the instance is created
	 */
	public LiveInstance(InstanceHost host, InstanceModel model, long epoch) {
		this.host = host;
		this.model = model;
		this.origin = new Origin(epoch, model.version().seq());
		this.renewable = runtime().time().nanos();
		this.turns = new TurnQueue(this, model, host);
		this.tasks = new InstanceTasks(this, definition().tasks());
		this.query = new InstanceQuery(definition().properties(), model.content());
		this.rooms = new InstanceRooms(this, runtime().rooms(), definition(), runtime().limits().mailbox());
		this.calls = new PerformedCalls(id(), runtime().claims(), model.version().action());
		this.address = new InstanceAddress(id(), host::update);
	}

	/** Create the instance for a mounted component. */
	public static LiveInstance of(InstanceHost host, Mounted mounted) {
		LiveInstance instance = new LiveInstance(host, mounted.model(), 0);
		instance.rooms.fresh();
		return instance;
	}

	public String id() {
		return placement().id();
	}

	/** Name of the component. */
	public String component() {
		return definition().name();
	}

	public ComponentDefinition definition() {
		return this.model.definition();
	}

	public boolean isRoot() {
		return parent() == null;
	}

	public @Nullable String parent() {
		return placement().parent();
	}

	public Placement placement() {
		return this.model.placement();
	}

	public Content content() {
		return this.model.content();
	}

	public InstanceVersion version() {
		return this.model.version();
	}

	public InstanceRooms rooms() {
		return this.rooms;
	}

	InstanceHost host() {
		return this.host;
	}

	TurnQueue turns() {
		return this.turns;
	}

	InstanceTasks tasks() {
		return this.tasks;
	}

	InstanceQuery query() {
		return this.query;
	}

	LiveRuntime runtime() {
		return this.model.runtime();
	}

	/**
	 * Call {@code rehydrate} after the instance was created from a snapshot. An exception
	 * refuses the snapshot.
	 */
	public Return rehydrate(LiveCall call) {
		call.enter(LivePhase.ACTION);
		List<UnaryOperator<?>> updates = new ArrayList<>(0);
		Content before = content();
		CallContext context = context(before.memberships(), updates::add, call);
		Object state = call(() -> {
			if (!definition().hasRehydrate()) {
				definition().checkUse(before.state(), before.props(), context);
			}
			return CallContext.apply(updates, definition().rehydrate(before.state(), before.props(), context));
		});
		context.end();
		return new Return(before.withState(state), context);
	}

	/**
	 * Start an instance that was created from a snapshot. This is its first turn.
	 * @param rehydrated the result of {@code rehydrate}
	 * @param outdated whether the browser's HTML must be rendered again because it is of
	 * an older version or of another instance
	 */
	public void start(Return rehydrated, boolean outdated) {
		this.turns.perform((turn) -> {
			turn.context().absorb(rehydrated.context());
			if (outdated) {
				turn.context().refresh();
			}
			this.rooms.begin(turn);
			Content after = rehydrated.after();
			turn.content(after.withState(this.tasks.interrupted(after.state(), after.started())));
		});
	}

	/** Start the instance and its loading tasks. */
	public void start() {
		this.turns.perform(this.rooms::begin);
	}

	/**
	 * Continue with the state of the last snapshot instead of the state in memory.
	 */
	public void recover() {
		this.turns.perform((turn) -> {
			Content kept = this.model.reread();
			turn.context().refresh();
			turn.content(kept.withState(definition().rehydrate(kept.state(), kept.props(), turn.context())));
		});
	}

	/**
	 * Move the instance to a new connection of the same page. The user is the same, but
	 * may have other authorities now.
	 */
	public void moveTo(InstanceHost host) {
		this.host = host;
		this.model.moveTo(host.owner());
		this.address.moveTo(host::update);
		this.rooms.moved();
	}

	/**
	 * Check that the user may still use the component, without calling a method of it.
	 */
	public void checkReturn(LiveCall call) {
		Content now = content();
		call(() -> {
			definition().checkUse(now.state(), now.props(), newContext(call));
			return null;
		});
	}

	/**
	 * Run no turns until {@link #resume()}. Returns {@code false} if a turn is running.
	 */
	public boolean pause() {
		return this.turns.pause();
	}

	public void resume() {
		this.turns.resume();
	}

	/** Whether no turn has run for a time. */
	public boolean isIdle(Duration time) {
		return runtime().time().nanos() - this.turns.active() > time.toNanos();
	}

	/** Whether the browser has sent something since the last turn. */
	public boolean isConfirmed() {
		return this.host.heard() - this.turns.active() > 0;
	}

	/**
	 * Whether the instance can be put to sleep: it is idle, and nothing is running or
	 * waiting. Called while the instance is paused.
	 */
	public boolean isQuiet() {
		return isConfirmed() && isIdle(runtime().hibernateAfter()) && this.turns.isEmpty() && this.tasks.isQuiet()
				&& this.rooms.isQuiet();
	}

	/**
	 * Refuse further calls because the instance goes to sleep: the browser has to hand it
	 * over again.
	 */
	public void leave() {
		this.turns.close();
	}

	/** Leave the rooms. The sleeping tree keeps the presence and the fragments. */
	public void asleep() {
		this.rooms.sleep();
	}

	/** Sign a new snapshot if the present one has used up half of its life. */
	public void renew() {
		long now = runtime().time().nanos();
		if (now - this.renewable >= 0 && runtime().snapshots().isRenewable(version().expires())) {
			this.renewable = now + RENEWAL_PAUSE;
			try {
				this.turns.perform((turn) -> turn.context().refresh());
			}
			catch (LiveException | RejectedExecutionException ex) {
				logger.debug("The snapshot is not renewed now: " + ex);
			}
		}
	}

	/** Stop the instance. Calls {@code unmount} only if the component left the page. */
	public void stop(boolean unmount) {
		this.rooms.close();
		if (!unmount) {
			this.turns.close();
			return;
		}
		this.turns.perform(CallKind.UNMOUNT, null, null, (turn) -> {
			this.turns.close();
			definition().unmount(content().state(), content().props(), turn.context());
		});
	}

	public void callAction(ClientFrame.CallAction call) {
		this.turns.perform(CallKind.ACTION, call.action(), call.requestId(), (turn) -> {
			acknowledged(call.ack());
			ComponentAction action = definition().action(call.action()).admitted();
			Content before = turn.content();
			CallContext context = turn.context();
			String form = action.form(call.payload());
			if (call.touched() != null) {
				turn.validated(action.validate(before.state(), before.props(), call.payload(),
						Set.copyOf(call.touched()), context), form);
			}
			else if (begins(call, action)) {
				turn.acted(runtime().actionLimit()
					.call(action, () -> action.invoke(before.state(), before.props(), call.payload(), context,
							() -> context.call().enter(LivePhase.ACTION))),
						form);
			}
		});
	}

	/**
	 * Whether a call runs now. A call that ran before its connection was lost does not
	 * run again.
	 */
	private boolean begins(ClientFrame.CallAction call, ComponentAction action) {
		AtomicReference<ReplayOutcome> outcome = new AtomicReference<>(ReplayOutcome.UNKNOWN);
		try {
			boolean runs = this.calls.begin(call.requestId(), call.again(), action.repetition());
			outcome.set(runs ? ReplayOutcome.RUN : ReplayOutcome.DONE);
			return runs;
		}
		finally {
			if (call.again()) {
				runtime().monitors().tell((monitor) -> monitor.replayed(outcome.get()));
			}
		}
	}

	public void write(ClientFrame.PropertyUpdate update) {
		this.turns.perform(CallKind.PROPERTY, null, update.requestId(), (turn) -> {
			acknowledged(update.ack());
			Content before = turn.content();
			if (update.query() != null) {
				turn.state(definition().readQuery(before.state(), this.query.arrived(update.query()), before.defaults(),
						before.props(), turn.context()));
			}
			if (update.values() != null) {
				write(update.values(), turn);
			}
		});
	}

	private void write(ObjectNode values, Turn turn) {
		Content before = turn.content();
		Map<String, JsonNode> members = new LinkedHashMap<>();
		values.forEachEntry(members::put);
		ActionResult result = definition().write(before.state(), members, before.defaults(), before.props(),
				turn.context());
		turn.wrote(members.keySet(), result.errors());
		turn.state(result.state());
	}

	/** Handles an acknowledgement, limited to what was sent. */
	private void acknowledged(long seq) {
		InstanceVersion version = version();
		if (seq > this.origin.seq()) {
			runtime().floor().raise(id(), version.epoch(), Math.min(seq, version.seq()));
		}
	}

	/** Remember that a call was answered with an error. */
	public void refused(long number, LiveErrorCode code) {
		this.calls.refused(number, code);
	}

	/** Whether this instance wrote a snapshot or was created from it. */
	public boolean knows(SnapshotHeader offered) {
		return offered.epoch() == version().epoch() || this.origin.equals(new Origin(offered.epoch(), offered.seq()));
	}

	/** Send the whole texts of HTML and snapshot. */
	public void resync(@Nullable Long requestId) {
		this.turns.submit(CallKind.RESYNC, null, requestId, LiveErrorCode.RENDER_FAILED, (measured) -> {
			CallContext context = newContext(measured);
			send(requestId, call(() -> this.model.whole(context)), null, measured);
		});
	}

	void offerProps(Map<String, ?> offered) {
		this.turns.perform(CallKind.PROPS, null, null, (turn) -> {
			Content before = turn.content();
			Object props = definition().bindProps(offered);
			if (!Objects.equals(props, before.props())) {
				turn.content(before.withProps(props)
					.withState(definition().propsChanged(before.state(), props, turn.context())));
			}
		});
	}

	/** Pass the present props to a child that was restored on the connection. */
	public void offerProps(LiveInstance child) {
		this.turns.submit(CallKind.PROPS, null, null, LiveErrorCode.INTERNAL_ERROR, (measured) -> {
			Map<String, ?> props = this.model.html().slotProps().get(child.placement().slot());
			if (props != null) {
				child.offerProps(props);
			}
		});
	}

	/**
	 * Delivers an event of a child to this component's listener, or else to the parent.
	 */
	private void deliver(Object event) {
		ComponentListener listener = definition().listener(event.getClass());
		if (listener == null) {
			deliverToParent(event);
			return;
		}
		this.turns.perform(CallKind.LISTENER, null, null, (turn) -> turn
			.state(listener.invoke(turn.content().state(), turn.content().props(), event, turn.context())));
	}

	void deliverToParent(Object event) {
		String parent = parent();
		LiveInstance above = (parent != null) ? this.host.find(parent) : null;
		if (above != null) {
			above.deliver(event);
		}
		else {
			logger.debug("No component listens to " + event.getClass().getName());
		}
	}

	@SuppressWarnings("unchecked")
	public void update(UnaryOperator<?> change) {
		this.turns.perform((turn) -> turn.state(((UnaryOperator<Object>) change).apply(turn.content().state())));
	}

	CallContext newContext(LiveCall call) {
		return newContext(content().memberships(), call);
	}

	/** Create the context of a call that begins with the given memberships. */
	CallContext newContext(Memberships memberships, LiveCall call) {
		return context(memberships, this.address, call);
	}

	private CallContext context(Memberships memberships, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		return CallContext.of(runtime().rooms(), placement(), memberships, this.host, updates, call);
	}

	/** Begin to measure a call of this instance, if there is a monitor. */
	LiveCall begin(CallKind kind, @Nullable String name, long submitted) {
		return runtime().begin(kind, component(), name, id(), this.host.id(), submitted);
	}

	<T> T call(Supplier<T> code) {
		return runtime().call(placement(), code);
	}

	/** Begin a turn in the mailbox. */
	Turn turn(@Nullable Long requestId, LiveCall call) {
		return new Turn(this, this.host, this.model, requestId, newContext(call));
	}

	/** Whether no other node has claimed the component tree of this instance. */
	boolean isHeld() {
		LiveInstance root = root();
		return runtime().floor().holds(root.id(), root.version().epoch());
	}

	/** The root of the component tree of this instance. */
	private LiveInstance root() {
		String parent = parent();
		LiveInstance above = (parent != null) ? this.host.find(parent) : null;
		return (above != null) ? above.root() : this;
	}

	/**
	 * Refuse a call because another node may have claimed the instance: the browser gets
	 * an error, and the connection is closed.
	 */
	void lose(@Nullable Long requestId, LiveCall call) {
		if (requestId != null) {
			fail(unknown(), LiveErrorCode.UNKNOWN_INSTANCE, requestId, call);
		}
		this.host.abandon();
	}

	public static LiveException unknown() {
		return new LiveException(LiveErrorCode.UNKNOWN_INSTANCE, "No such instance on this connection");
	}

	ServerFrame.ErrorFrame report(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId) {
		return runtime().failures().report(failure, fallback, requestId, id(), placement().scope().locale());
	}

	/** Report that a call, or a part of it, failed. */
	void fail(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId, LiveCall call) {
		fail(report(failure, fallback, requestId), failure, call);
	}

	/** Report that the input of an action was invalid. */
	void invalid(long requestId, LiveCall call) {
		fail(report(new LiveException(LiveErrorCode.VALIDATION_FAILED, "Invalid input"),
				LiveErrorCode.VALIDATION_FAILED, requestId), null, call);
	}

	private void fail(ServerFrame.ErrorFrame error, @Nullable Throwable failure, LiveCall call) {
		call.failed(error.code(), error.id(), failure);
		if (error.requestId() != null) {
			refused(error.requestId(), error.code());
			this.host.refused(error.code(), component());
		}
		this.host.send(error);
	}

	void send(@Nullable Long requestId, @Nullable Update update, @Nullable Object result, LiveCall call) {
		call.enter(LivePhase.SEND);
		if (update != null) {
			call.sent(update.html(), update.state());
		}
		if (requestId != null) {
			this.host.send(Update.response(requestId, update, result));
		}
		else if (update != null) {
			this.host.send(update.frame(id(), definition().template() == null));
		}
	}

	/**
	 * The result of {@code rehydrate}.
	 *
	 * @param after the content after the call
	 * @param context the context of the call, with the frames and events to send
	 */
	public record Return(Content after, CallContext context) {

	}

	private record Origin(long epoch, long seq) {

	}

}
