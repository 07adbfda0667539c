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
import org.apache.commons.logging.LogFactory;
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
 * A live component instance. Everything it does runs in its mailbox, one call after the
 * other; other threads read the volatile fields only.
 */
public final class LiveInstance {

	private static final Log logger = LogFactory.getLog(LiveInstance.class);

	/** A component that cannot be signed is left in peace for so long. */
	private static final long RENEWAL_PAUSE = Duration.ofMinutes(1).toNanos();

	private final InstanceModel model;

	private final TurnQueue turns;

	private final InstanceTasks tasks;

	private final InstanceQuery query;

	private final InstanceRooms rooms;

	private final PerformedCalls calls;

	private final InstanceAddress address;

	/** Epoch and sequence of the snapshot it came from. */
	private final Origin origin;

	/** The connection it lives on; another one after a takeover. */
	private volatile InstanceHost host;

	/** When it may be signed anew. */
	private volatile long renewable = System.nanoTime();

	/**
	 * Create an instance.
	 * @param host the connection it lives on
	 * @param model what it holds
	 * @param epoch epoch of the snapshot it came from
	 */
	public LiveInstance(InstanceHost host, InstanceModel model, long epoch) {
		this.host = host;
		this.model = model;
		this.origin = new Origin(epoch, model.version().seq());
		LiveRuntime runtime = model.runtime();
		this.turns = new TurnQueue(this, runtime);
		this.tasks = new InstanceTasks(this, definition().tasks());
		this.query = new InstanceQuery(definition().properties(), model.content());
		this.rooms = new InstanceRooms(this, runtime.rooms(), definition(), runtime.limits().mailbox());
		this.calls = new PerformedCalls(id(), runtime.claims(), model.version().action());
		this.address = new InstanceAddress(id(), host::update);
	}

	/** A component that was mounted comes to life. */
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

	/** The component comes back from its snapshot, or throws to refuse. */
	public Return rehydrate(LiveCall call) {
		call.enter(LivePhase.ACTION);
		List<UnaryOperator<?>> updates = new ArrayList<>(0);
		Content before = content();
		CallContext context = context(before.memberships(), updates::add, call);
		Object state = call(() -> {
			if (!definition().hasRehydrate()) {
				runtime().security().check(definition().comingBack(before.state(), before.props(), context));
			}
			return CallContext.apply(updates, definition().rehydrate(before.state(), before.props(), context));
		});
		context.end();
		return new Return(before.withState(state), context);
	}

	/**
	 * Begin to live as what the component came back as, before anything else runs.
	 * @param rehydrated what {@code rehydrate} made of the snapshot
	 * @param outdated whether the browser has HTML of an older version or another
	 * instance
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

	/** Begin to live: tasks that are due start now. */
	public void start() {
		this.turns.perform(this.rooms::begin);
	}

	/**
	 * Go on from the last snapshot instead of from what is in memory, as after a lost
	 * node.
	 */
	public void recover() {
		this.turns.perform((turn) -> {
			Content kept = this.model.reread();
			turn.context().refresh();
			turn.content(kept.withState(definition().rehydrate(kept.state(), kept.props(), turn.context())));
		});
	}

	/**
	 * The browser came back on another connection while the instance was alive. Its user
	 * is the same, but may have other authorities now.
	 */
	public void moveTo(InstanceHost host) {
		this.host = host;
		this.model.moveTo(host.owner());
		this.address.moveTo(host::update);
		this.rooms.moved();
	}

	/** Whether the user may still have it is asked where nothing of it runs for that. */
	public void checkReturn(LiveCall call) {
		Content now = content();
		call(() -> {
			runtime().security().check(definition().comingBack(now.state(), now.props(), newContext(call)));
			return null;
		});
	}

	/** Run nothing until resumed; {@code false} if something runs. */
	public boolean pause() {
		return this.turns.pause();
	}

	public void resume() {
		this.turns.resume();
	}

	/** Whether nothing of it has run for so long. */
	public boolean isIdle(Duration time) {
		return System.nanoTime() - this.turns.active() > time.toNanos();
	}

	/** Whether the browser was heard of since. */
	public boolean isConfirmed() {
		return this.host.heard() - this.turns.active() > 0;
	}

	/** Whether nothing of it is under way or waits. Asked while it is paused. */
	public boolean isQuiet() {
		return isConfirmed() && isIdle(runtime().returns().hibernateAfter()) && this.turns.isEmpty()
				&& this.tasks.isQuiet() && this.rooms.isQuiet();
	}

	/** It is not here any more: who calls it has to hand it over. */
	public void leave() {
		this.turns.close();
	}

	/** What others know of it is left to the tree that sleeps. */
	public void asleep() {
		this.rooms.sleep();
	}

	/** Sign it anew long before its snapshot expires. */
	public void renew() {
		long now = System.nanoTime();
		if (now - this.renewable >= 0 && runtime().snapshots().isRenewable(version().expires())) {
			this.renewable = now + RENEWAL_PAUSE;
			try {
				this.turns.perform((turn) -> turn.context().refresh());
			}
			catch (LiveException | RejectedExecutionException ex) {
				logger.debug("Not signed anew now: " + ex);
			}
		}
	}

	/** Stop living; {@code unmount} runs only where the component left the page. */
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
			ComponentAction action = definition().action(call.action());
			Content before = turn.content();
			CallContext context = turn.context();
			if (call.touched() != null) {
				turn.content(before.withErrors(action.validate(call.payload(), Set.copyOf(call.touched()), context)));
			}
			else if (begins(call, action)) {
				turn.acted(runtime().actionLimit()
					.call(action, () -> action.invoke(before.state(), before.props(), call.payload(), context,
							() -> context.call().enter(LivePhase.ACTION))));
			}
		});
	}

	/**
	 * Whether a call runs, which it does not if it ran before its connection was lost.
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
				turn.state(definition().properties()
					.readQuery(before.state(), this.query.arrived(update.query()), before.defaults(),
							turn.context().locale()));
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
		ActionResult result = definition().properties()
			.write(before.state(), members, before.defaults(), turn.context().locale());
		turn.wrote(members.keySet(), result.errors());
		turn.state(definition().modelChanged(before.state(), result.state(), before.props(), turn.context()));
	}

	/** More than was sent cannot have arrived. */
	private void acknowledged(long seq) {
		InstanceVersion version = version();
		if (seq > this.origin.seq()) {
			runtime().floor().raise(id(), version.epoch(), Math.min(seq, version.seq()));
		}
	}

	/** A call was answered with an error. */
	public void refused(long number, LiveErrorCode code) {
		this.calls.refused(number, code);
	}

	/** Whether it wrote a snapshot, or came from it. */
	public boolean knows(SnapshotHeader offered) {
		return offered.epoch() == version().epoch() || this.origin.equals(new Origin(offered.epoch(), offered.seq()));
	}

	/** Send whole texts. */
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

	/** A child came to life on a connection; the parent may have other props for it. */
	public void offerProps(LiveInstance child) {
		this.turns.submit(CallKind.PROPS, null, null, LiveErrorCode.INTERNAL_ERROR, (measured) -> {
			Map<String, ?> props = this.model.html().slotProps().get(child.placement().slot());
			if (props != null) {
				child.offerProps(props);
			}
		});
	}

	/** A child emitted an event; the nearest component that listens gets it. */
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

	/** The context of a call that begins with these memberships. */
	CallContext newContext(Memberships memberships, LiveCall call) {
		return context(memberships, this.address, call);
	}

	private CallContext context(Memberships memberships, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		return CallContext.of(runtime().rooms(), placement(), memberships, this.host, updates, call);
	}

	/** Begin to measure a call of this instance, if anybody listens. */
	LiveCall begin(CallKind kind, @Nullable String name, long submitted) {
		return runtime().begin(kind, component(), name, id(), this.host.id(), submitted);
	}

	<T> T call(Supplier<T> code) {
		return runtime().call(placement(), code);
	}

	/** Begin a call, in the mailbox. */
	Turn turn(@Nullable Long requestId, LiveCall call) {
		return new Turn(this, this.host, this.model, requestId, newContext(call));
	}

	/** Whether no other node has claimed the tree it belongs to. */
	boolean isHeld() {
		LiveInstance root = root();
		return runtime().floor().holds(root.id(), root.version().epoch());
	}

	/** The topmost instance of the tree it belongs to. */
	private LiveInstance root() {
		String parent = parent();
		LiveInstance above = (parent != null) ? this.host.find(parent) : null;
		return (above != null) ? above.root() : this;
	}

	/** A call does not run, which the browser learns before the connection closes. */
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

	/** A call failed, or a part of it, which no request waits for. */
	void fail(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId, LiveCall call) {
		fail(report(failure, fallback, requestId), failure, call);
	}

	/** An action was refused its input. */
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
	 * What {@code rehydrate} made of a snapshot.
	 *
	 * @param after what the component came back as
	 * @param context what it sends
	 */
	public record Return(Content after, CallContext context) {

	}

	private record Origin(long epoch, long seq) {

	}

}
