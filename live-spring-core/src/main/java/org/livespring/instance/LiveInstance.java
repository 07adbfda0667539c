package org.livespring.instance;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.PresenceChanged;
import org.livespring.UnknownComponentException;
import org.livespring.claim.PerformedCalls;
import org.livespring.component.ComponentAction;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.component.bind.ActionResult;
import org.livespring.concurrent.Mailbox;
import org.livespring.concurrent.Work;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.LivePhase;
import org.livespring.observe.ReplayOutcome;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.Slot;
import org.livespring.state.InstanceIds;
import org.livespring.state.SnapshotHeader;

/**
 * A live component instance. Everything it does runs in its mailbox, one call after the
 * other; other threads read the volatile fields only.
 */
public final class LiveInstance {

	private static final Log logger = LogFactory.getLog(LiveInstance.class);

	/** Calls in a row before the thread is given back to other instances. */
	private static final int BATCH = 32;

	/** Milliseconds until a call is tried again that found the mailbox full. */
	private static final int FULL_PAUSE = 20;

	/** A component that cannot be signed is left in peace for so long. */
	private static final long RENEWAL_PAUSE = Duration.ofMinutes(1).toNanos();

	private final LiveRuntime runtime;

	private final ComponentDefinition definition;

	private volatile Placement placement;

	private final int depth;

	private final Mailbox mailbox;

	private final InstanceModel model;

	private final InstanceTasks tasks;

	private final InstanceQuery query;

	private final InstanceRooms rooms;

	private final InstancePresence presence;

	private final PerformedCalls calls;

	private final InstanceAddress address;

	/** Epoch and sequence of the snapshot it came from. */
	private final long firstEpoch;

	private final long firstSeq;

	/** The connection it lives on; another one after a takeover. */
	private volatile InstanceHost host;

	private volatile boolean gone;

	/** When something of it ran last. */
	private volatile long active = System.nanoTime();

	/** When it may be signed anew. */
	private volatile long renewable = this.active;

	public LiveInstance(InstanceHost host, ComponentDefinition definition, Placement placement, int depth,
			InstanceModel model, long firstEpoch) {
		this.runtime = host.runtime();
		this.host = host;
		this.definition = definition;
		this.placement = placement;
		this.depth = depth;
		this.model = model;
		this.mailbox = new Mailbox(this.runtime.executor(), this.runtime.limits().mailbox(), BATCH);
		this.tasks = new InstanceTasks(this, definition.tasks());
		this.query = new InstanceQuery(definition.properties(), model.content());
		this.rooms = new InstanceRooms(this, this.runtime.rooms(), definition, this.runtime.limits().mailbox());
		this.presence = new InstancePresence(this, this.runtime.rooms().people(),
				definition.listener(PresenceChanged.class));
		this.calls = new PerformedCalls(placement.id(), this.runtime.claims(), model.version().action());
		this.address = new InstanceAddress(placement.id(), host);
		this.firstEpoch = firstEpoch;
		this.firstSeq = model.version().seq();
	}

	public static LiveInstance of(InstanceHost host, Mounted mounted, int depth) {
		LiveRuntime runtime = host.runtime();
		InstanceModel model = new InstanceModel(runtime, mounted.definition(), mounted.placement(),
				InstanceHtml.of(runtime, mounted), mounted.content(),
				new InstanceVersion(0, 0, 0, mounted.expires(), mounted.snapshot()));
		LiveInstance instance = new LiveInstance(host, mounted.definition(), mounted.placement(), depth, model, 0);
		instance.rooms.fresh();
		return instance;
	}

	public String id() {
		return this.placement.id();
	}

	/** Name of the component. */
	public String component() {
		return this.definition.name();
	}

	/**
	 * Go on from the last snapshot instead of from what is in memory, as after a lost
	 * node.
	 */
	public void recover() {
		perform(null, (context) -> {
			Content kept = this.model.reread();
			context.refresh();
			return Outcome.of(kept.withState(this.definition.rehydrate(kept.state(), kept.props(), context)));
		});
	}

	public boolean isRoot() {
		return parent() == null;
	}

	public @Nullable String parent() {
		return this.placement.parent();
	}

	public int depth() {
		return this.depth;
	}

	public Content content() {
		return this.model.content();
	}

	LiveRuntime runtime() {
		return this.runtime;
	}

	/** The component comes back from its snapshot, or throws to refuse. */
	public Return rehydrate(LiveCall call) {
		call.enter(LivePhase.ACTION);
		List<UnaryOperator<?>> updates = new ArrayList<>(0);
		Content before = content();
		CallContext context = context(before.rooms(), updates::add, call);
		Object state = call(() -> {
			if (!this.definition.hasRehydrate()) {
				this.runtime.security().check(this.definition.comingBack(before.state(), before.props(), context));
			}
			return ComponentMounter.apply(updates, this.definition.rehydrate(before.state(), before.props(), context));
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
		perform(null, (context) -> {
			context.absorb(rehydrated.context());
			if (outdated) {
				context.refresh();
			}
			Content after = rehydrated.after();
			return Outcome.of(after.withState(this.tasks.interrupted(after.state(), after.started())));
		});
	}

	/** Begin to live: tasks that are due start now. */
	public void start() {
		perform(null, (context) -> Outcome.of(content()));
	}

	/**
	 * The browser came back on another connection while the instance was alive. Its user
	 * is the same, but may have other authorities now.
	 */
	public void moveTo(InstanceHost host) {
		this.host = host;
		this.placement = this.placement.of(host.owner());
		this.model.moveTo(this.placement);
		this.address.moveTo(host);
		this.rooms.moved();
	}

	/** Whether the user may still have it is asked where nothing of it runs for that. */
	public void checkReturn(LiveCall call) {
		Content now = content();
		call(() -> {
			this.runtime.security().check(this.definition.comingBack(now.state(), now.props(), newContext(call)));
			return null;
		});
	}

	/** Run nothing until resumed; {@code false} if something runs. */
	public boolean pause() {
		return this.mailbox.pause();
	}

	public void resume() {
		this.mailbox.resume();
	}

	/** Whether nothing of it has run for so long. */
	public boolean isIdle(Duration time) {
		return System.nanoTime() - this.active > time.toNanos();
	}

	/** Whether the browser was heard of since. */
	public boolean isConfirmed() {
		return this.host.heard() - this.active > 0;
	}

	/** Whether nothing of it is under way or waits. Asked while it is paused. */
	public boolean isQuiet() {
		return isConfirmed() && isIdle(this.runtime.returns().hibernateAfter()) && this.mailbox.isEmpty()
				&& this.tasks.isQuiet() && this.rooms.isQuiet() && this.presence.isQuiet();
	}

	/** It is not here any more: who calls it has to hand it over. */
	public void leave() {
		this.gone = true;
	}

	/** What others know of it is left to the tree that sleeps. */
	public void asleep() {
		this.rooms.sleep();
		this.presence.sleep();
	}

	/** Sign it anew long before its snapshot expires. */
	public void renew() {
		long now = System.nanoTime();
		if (now - this.renewable >= 0 && this.runtime.snapshots().isRenewable(this.model.version().expires())) {
			this.renewable = now + RENEWAL_PAUSE;
			try {
				perform(null, (context) -> {
					context.refresh();
					return Outcome.of(content());
				});
			}
			catch (LiveException | RejectedExecutionException ex) {
				logger.debug("Not signed anew now: " + ex);
			}
		}
	}

	/** Stop living; {@code unmount} runs only where the component left the page. */
	public void stop(boolean unmount) {
		this.rooms.close();
		this.presence.close();
		if (!unmount) {
			this.gone = true;
			return;
		}
		perform(CallKind.UNMOUNT, null, null, (context) -> {
			this.gone = true;
			this.definition.unmount(content().state(), content().props(), context);
			return Outcome.of(content());
		});
	}

	public void callAction(ClientFrame.CallAction call) {
		perform(CallKind.ACTION, call.action(), call.requestId(), (context) -> {
			acknowledged(call.ack());
			ComponentAction action = this.definition.action(call.action());
			Content before = content();
			if (call.touched() == null && !begins(call, action)) {
				return Outcome.of(before);
			}
			if (call.touched() != null) {
				return Outcome
					.of(before.withErrors(action.validate(call.payload(), Set.copyOf(call.touched()), context)));
			}
			ActionResult result = action.invoke(before.state(), before.props(), call.payload(), context,
					() -> context.call().enter(LivePhase.ACTION));
			return new Outcome(before.withState(result.state()).withErrors(result.errors()), result.result(),
					!result.errors().isEmpty());
		});
	}

	/**
	 * Whether a call runs, which it does not if it ran before its connection was lost.
	 */
	private boolean begins(ClientFrame.CallAction call, ComponentAction action) {
		ReplayOutcome outcome = ReplayOutcome.UNKNOWN;
		try {
			boolean runs = this.calls.begin(call.requestId(), call.again(), action.repetition());
			outcome = runs ? ReplayOutcome.RUN : ReplayOutcome.DONE;
			return runs;
		}
		finally {
			if (call.again()) {
				this.runtime.monitor().replayed(outcome);
			}
		}
	}

	public void write(ClientFrame.PropertyUpdate update) {
		perform(CallKind.PROPERTY, null, update.requestId(), (context) -> {
			acknowledged(update.ack());
			Content after = content();
			if (update.query() != null) {
				after = after.withState(this.definition.properties()
					.readQuery(after.state(), this.query.arrived(update.query()), after.defaults(), context.locale()));
			}
			return Outcome.of((update.values() != null) ? write(after, update.values(), context) : after);
		});
	}

	/** More than was sent cannot have arrived. */
	private void acknowledged(long seq) {
		InstanceVersion version = this.model.version();
		if (seq > this.firstSeq) {
			this.runtime.floor().raise(id(), version.epoch(), Math.min(seq, version.seq()));
		}
	}

	/** A call was answered with an error. */
	public void refused(long number, LiveErrorCode code) {
		this.calls.refused(number, code);
	}

	/** Whether it wrote a snapshot, or came from it. */
	public boolean knows(SnapshotHeader offered) {
		return offered.epoch() == this.model.version().epoch()
				|| (offered.epoch() == this.firstEpoch && offered.seq() == this.firstSeq);
	}

	private Content write(Content before, ObjectNode values, CallContext context) {
		ActionResult result = this.definition.properties()
			.write(before.state(), members(values), before.defaults(), context.locale());
		Map<String, String> errors = new LinkedHashMap<>(before.errors());
		values.propertyNames().forEach(errors::remove);
		errors.putAll(result.errors());
		return before.withState(result.state()).withErrors(errors);
	}

	private static Map<String, JsonNode> members(ObjectNode values) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		values.forEachEntry(members::put);
		return members;
	}

	/** Send whole texts. */
	public void resync(@Nullable Long requestId) {
		submit(CallKind.RESYNC, null, requestId, LiveErrorCode.RENDER_FAILED, (measured) -> {
			CallContext context = newContext(measured);
			Update whole = call(() -> this.model.whole(context));
			send(requestId, whole, null, measured);
		});
	}

	private void offerProps(Map<String, ?> offered) {
		perform(CallKind.PROPS, null, null, (context) -> {
			Content before = content();
			Object props = this.definition.bindProps(offered);
			if (Objects.equals(props, before.props())) {
				return Outcome.of(before);
			}
			Object state = this.definition.propsChanged(before.state(), props, context);
			return Outcome.of(before.withProps(props).withState(state));
		});
	}

	/** A child came to life on a connection; the parent may have other props for it. */
	public void offerProps(LiveInstance child) {
		submit(CallKind.PROPS, null, null, LiveErrorCode.INTERNAL_ERROR, (measured) -> {
			Map<String, ?> props = this.model.slotProps().get(child.placement.slot());
			if (props != null) {
				child.offerProps(props);
			}
		});
	}

	/** A child emitted an event; the nearest component that listens gets it. */
	private void deliver(Object event) {
		ComponentListener listener = this.definition.listener(event.getClass());
		if (listener == null) {
			deliverToParent(event);
			return;
		}
		perform(CallKind.LISTENER, null, null, (context) -> {
			Content before = content();
			return Outcome.of(before.withState(listener.invoke(before.state(), before.props(), event, context)));
		});
	}

	private void deliverToParent(Object event) {
		LiveInstance parent = (this.placement.parent() != null) ? this.host.find(this.placement.parent()) : null;
		if (parent != null) {
			parent.deliver(event);
		}
		else {
			logger.debug("No component listens to " + event.getClass().getName());
		}
	}

	@SuppressWarnings("unchecked")
	public void update(UnaryOperator<?> change) {
		perform(null, (context) -> {
			Content before = content();
			return Outcome.of(before.withState(((UnaryOperator<Object>) change).apply(before.state())));
		});
	}

	CallContext newContext(LiveCall call) {
		return newContext(content().rooms(), call);
	}

	/** The context of a call that begins at these positions. */
	CallContext newContext(Map<String, String> cursors, LiveCall call) {
		return context(cursors, this.address, call);
	}

	private CallContext context(Map<String, String> cursors, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		Principal user = this.placement.owner().principal();
		return new CallContext(id(), user, this.placement.scope(),
				new CallRooms(this.runtime.rooms(), id(), user, cursors, this.host), updates, call);
	}

	/** Begin to measure a call of this instance, if anybody listens. */
	LiveCall begin(CallKind kind, @Nullable String name, long submitted) {
		return this.runtime.begin(kind, this.definition.name(), name, id(), this.host.id(), submitted);
	}

	<T> T call(Supplier<T> code) {
		return this.runtime.call(this.placement.owner().principal(), this.placement.scope(), code);
	}

	ServerFrame.ErrorFrame report(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId) {
		return this.runtime.failures().report(failure, fallback, requestId, id(), this.placement.scope().locale());
	}

	/** Run a call in the mailbox and tell the browser what it changed. */
	void perform(@Nullable Long requestId, Function<CallContext, Outcome> call) {
		perform(CallKind.UPDATE, null, requestId, call);
	}

	/** Run a call that must not be lost: a little later where the mailbox is full. */
	void performInTheEnd(CallKind kind, Function<CallContext, Outcome> call) {
		try {
			perform(kind, null, null, call);
		}
		catch (LiveException ex) {
			CompletableFuture.delayedExecutor(FULL_PAUSE, TimeUnit.MILLISECONDS, this.runtime.executor())
				.execute(() -> performInTheEnd(kind, call));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Not done, the application stops");
		}
	}

	void perform(CallKind kind, @Nullable String name, @Nullable Long requestId, Function<CallContext, Outcome> call) {
		submit(kind, name, requestId, LiveErrorCode.ACTION_FAILED, (measured) -> {
			if (!isHeld()) {
				lose(requestId, measured);
				return;
			}
			measured
				.enter((kind == CallKind.ACTION || kind == CallKind.PROPERTY) ? LivePhase.RESOLVE : LivePhase.ACTION);
			CallContext context = newContext(measured);
			InstanceModel.Change change = call(() -> change(requestId, call, context));
			afterwards(change, context);
		});
	}

	/** It did not run, which the browser learns before the connection closes. */
	private void lose(@Nullable Long requestId, LiveCall call) {
		UnknownComponentException failure = unknown();
		if (requestId != null) {
			fail(report(failure, LiveErrorCode.UNKNOWN_INSTANCE, requestId), failure, call);
		}
		this.host.abandon();
	}

	/** The topmost instance of the tree it belongs to. */
	LiveInstance root() {
		String parent = this.placement.parent();
		LiveInstance above = (parent != null) ? this.host.find(parent) : null;
		return (above != null) ? above.root() : this;
	}

	public static UnknownComponentException unknown() {
		return new UnknownComponentException(LiveErrorCode.UNKNOWN_INSTANCE, "No such instance on this connection");
	}

	/** Whether no other node has claimed the tree it belongs to. */
	private boolean isHeld() {
		LiveInstance root = root();
		return this.runtime.floor().holds(root.id(), root.model.version().epoch());
	}

	private void submit(CallKind kind, @Nullable String name, @Nullable Long requestId, LiveErrorCode fallback,
			Consumer<LiveCall> task) {
		LiveMonitor monitor = this.runtime.monitor();
		long submitted = monitor.measuresCalls() ? System.nanoTime() : 0;
		Work work = this.host.work();
		work.submit(this.mailbox, monitor.handedOver(() -> {
			if (requestId != null && work.isDraining()) {
				return;
			}
			LiveCall call = begin(kind, declared(kind, name), submitted);
			try {
				run(requestId, task, call);
			}
			catch (Throwable ex) {
				fail(report(ex, fallback, requestId), ex, call);
			}
			finally {
				this.active = call.end();
			}
		}));
	}

	/** A name that a client sent is told to the monitor only if it is one of ours. */
	private @Nullable String declared(CallKind kind, @Nullable String name) {
		return (kind == CallKind.ACTION && name != null && !this.definition.hasAction(name)) ? LiveCall.OTHER : name;
	}

	private void run(@Nullable Long requestId, Consumer<LiveCall> work, LiveCall call) {
		if (!this.gone) {
			work.accept(call);
		}
		else if (requestId != null) {
			throw unknown();
		}
	}

	private void fail(ServerFrame.ErrorFrame error, @Nullable Throwable failure, LiveCall call) {
		call.failed(error.code(), error.id(), failure);
		if (error.requestId() != null) {
			refused(error.requestId(), error.code());
			this.host.refused(error.code(), this.definition.name());
		}
		this.host.send(error);
	}

	private InstanceModel.@Nullable Change change(@Nullable Long requestId, Function<CallContext, Outcome> call,
			CallContext context) {
		Outcome outcome = call.apply(context);
		Content after = outcome.content().withRooms(context.rooms().cursors());
		InstanceModel.Change change = this.model.prepare(after.withStarted(this.tasks.startedOnce(after.state())),
				context.isRefresh(), requestId, context, this::reconcile);
		context.end();
		context.call().enter(LivePhase.DIFF);
		Update update = (change != null) ? this.model.apply(change) : null;
		if (change != null && change.children() != null) {
			change.children().mounted().forEach((child) -> this.host.register(child, this.depth + 1));
		}
		if (outcome.invalid() && requestId != null) {
			send(null, update, null, context.call());
			fail(report(new LiveException(LiveErrorCode.VALIDATION_FAILED, "Invalid input"),
					LiveErrorCode.VALIDATION_FAILED, requestId), null, context.call());
		}
		else {
			send(requestId, update, outcome.result(), context.call());
		}
		return change;
	}

	private void send(@Nullable Long requestId, @Nullable Update update, @Nullable Object result, LiveCall call) {
		call.enter(LivePhase.SEND);
		if (update != null) {
			call.sent(update.html(), update.state());
		}
		if (requestId != null) {
			this.host.send(Update.response(requestId, update, result));
		}
		else if (update != null) {
			this.host.send(update.frame(id(), this.definition.template() == null));
		}
	}

	/** What follows once the change holds and is on its way. */
	private void afterwards(InstanceModel.@Nullable Change change, CallContext context) {
		if (change != null && change.children() != null) {
			InstanceChildren children = change.children();
			children.mounted().forEach((child) -> attempt(() -> this.host.start(child)));
			children.changed()
				.forEach((id, props) -> this.host.with(id, (child) -> attempt(() -> child.offerProps(props))));
			children.gone().forEach((id) -> attempt(() -> this.host.remove(id, true)));
		}
		ServerFrame navigation = this.query.follow(id(), content().state());
		if (navigation != null) {
			this.host.send(navigation);
		}
		context.frames().forEach(this.host::send);
		context.call().enter(null);
		context.rooms().published().forEach((message) -> attempt(() -> this.runtime.rooms().client().publish(message)));
		context.emitted().forEach((event) -> attempt(() -> deliverToParent(event)));
		this.tasks.follow(content());
		this.rooms.follow(content().rooms(), context.rooms());
		this.presence.follow(content().rooms(), context.rooms().presence());
	}

	/** What cannot be done keeps nothing else from being done. */
	private void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			failed(ex, LiveErrorCode.INTERNAL_ERROR);
		}
	}

	void failed(Throwable failure, LiveErrorCode fallback) {
		this.host.send(report(failure, fallback, null));
	}

	/** A part of a call failed; the rest of it counts. */
	void failed(Throwable failure, LiveErrorCode fallback, LiveCall call) {
		ServerFrame.ErrorFrame error = report(failure, fallback, null);
		call.failed(error.code(), error.id(), failure);
		this.host.send(error);
	}

	void showFragment(String key, String hash) {
		this.host.showFragment(key, id(), this.placement.scope(), hash);
	}

	void hideFragment(String key) {
		this.host.hideFragment(key, id());
	}

	public InstanceRooms rooms() {
		return this.rooms;
	}

	public InstancePresence presence() {
		return this.presence;
	}

	public InstanceVersion version() {
		return this.model.version();
	}

	public ComponentDefinition definition() {
		return this.definition;
	}

	private InstanceChildren reconcile(Map<String, String> before, List<Slot> slots,
			Map<String, Map<String, ?>> propsBefore) {
		Map<String, String> ids = new LinkedHashMap<>();
		List<Mounted> mounted = new ArrayList<>(0);
		Map<String, Map<String, ?>> changed = new LinkedHashMap<>();
		for (Slot slot : slots) {
			String id = before.get(slot.slot());
			if (id == null) {
				id = InstanceIds.next();
				mounted.add(this.host.mountChild(slot, this.placement.child(id, slot.slot()), this.depth + 1));
			}
			else if (!slot.props().equals(propsBefore.get(slot.slot()))) {
				changed.put(id, slot.props());
			}
			ids.put(slot.slot(), id);
		}
		Set<String> stay = new HashSet<>(ids.values());
		List<String> gone = before.values().stream().filter((id) -> !stay.contains(id)).toList();
		return new InstanceChildren(ids, mounted, changed, gone);
	}

	/**
	 * What {@code rehydrate} made of a snapshot.
	 *
	 * @param after what the component came back as
	 * @param context what it sends
	 */
	public record Return(Content after, CallContext context) {

	}

}
