package org.livespring.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.ProtocolException;
import org.livespring.RenderScope;
import org.livespring.UnknownComponentException;
import org.livespring.concurrent.FrameRate;
import org.livespring.concurrent.Mailbox;
import org.livespring.concurrent.Work;
import org.livespring.fragment.FragmentViewer;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;

import org.livespring.instance.InstanceHost;
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveLimits;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.Mounted;
import org.livespring.instance.Placement;
import org.livespring.instance.Update;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.protocol.WireForm;
import org.livespring.render.Slot;
import org.livespring.state.InstanceIds;

/**
 * One live connection of a page, with its component instances. Frames are received in
 * order by one thread at a time, which never waits: calls go to the mailbox of their
 * instance, what changes the set of instances to that of the session.
 */
public final class LiveSession implements InstanceHost, FragmentViewer {

	/** Frames over the limit at once after which a client is closed. */
	private static final int PATIENCE = 1000;

	private final String id;

	private final LiveRuntime runtime;

	private final LiveSessions sessions;

	private volatile LiveConnection connection;

	private final Owner owner;

	private final RenderScope scope;

	private final Mailbox mailbox;

	private final Work work = new Work();

	private final Map<String, LiveInstance> instances = new ConcurrentHashMap<>(1);

	/** Instances of the connection this one replaced, until the browser offers them. */
	private final Map<String, LiveInstance> inherited = new ConcurrentHashMap<>(0);

	/** New ids of instances that were copied for this page. Used by the mailbox. */
	private @Nullable Map<String, String> forks;

	private final AtomicInteger roots = new AtomicInteger();

	private final SessionRooms rooms;

	private final SessionFragments fragments;

	private final Sleepers sleepers;

	private final FrameRate rate;

	/** Frames that are answered with an error because there were too many. */
	private @Nullable FrameRate patience;

	private final long opened = System.nanoTime();

	private volatile long heard = this.opened;

	private volatile boolean greeted;

	/** Used by the thread that reads the connection. */
	private boolean flooded;

	/**
	 * What comes to life from now on has nobody to live for, unless its page comes back.
	 */
	private volatile boolean closed;

	/** Used by the thread that looks after the connections. */
	private long pinged = this.heard;

	/** When a ping was sent that is not answered yet, 0 for none. */
	private volatile long asked;

	/** How long the last answered ping took, -1 for none. */
	private volatile long latency = -1;

	/**
	 * Whether the browser offered what belongs to somebody else: it fetches the page
	 * anew, and may be somebody else then. Used in the session's mailbox.
	 */
	private boolean foreign;

	/** Id of the page, once the browser said it. */
	private volatile @Nullable String page;

	LiveSession(String id, LiveRuntime runtime, LiveSessions sessions, LiveConnection connection, Owner owner,
			RenderScope scope) {
		this.id = id;
		this.runtime = runtime;
		this.sessions = sessions;
		this.connection = connection;
		this.owner = owner;
		this.scope = scope;
		this.mailbox = new Mailbox(runtime.returns().adoptions(), runtime.limits().mailbox(), 1);
		this.fragments = new SessionFragments(this, runtime.rooms().fragments());
		this.sleepers = new Sleepers(this, sessions.calls());
		this.rooms = new SessionRooms(InstanceIds.next(), runtime.rooms(), this,
				(delivery) -> this.sleepers.receivedPersonally(delivery, this.instances.values()));
		this.rate = new FrameRate(runtime.limits().framesPerSecond(), runtime.limits().burst(), this.heard);
	}

	/**
	 * The connection is open.
	 * @param login what the page has to keep alive over HTTP
	 */
	public void opened(Login login) {
		this.runtime.monitor().connectionOpened(this.id);
		LiveLimits limits = this.runtime.limits();
		send(new ServerFrame.ConnectionEstablished(WireForm.VERSION, (int) limits.ping().toSeconds(), limits.batch(),
				login.keepAliveSeconds()));
		this.rooms.open(this.owner.name());
		this.sessions.opened(this);
	}

	/** The connection received a frame. */
	public void received(ClientFrame frame) {
		if (this.closed || !this.work.begin()) {
			return;
		}
		try {
			if (admits(frame.requestId())) {
				this.greeted = true;
				dispatch(frame);
			}
			else {
				refused(frame, LiveErrorCode.RATE_LIMITED);
			}
		}
		catch (RuntimeException ex) {
			refused(frame, fail(ex, frame.requestId(), null));
		}
		finally {
			this.work.end();
		}
	}

	/** A call does not run; that it was refused must not be forgotten. */
	private void refused(ClientFrame frame, LiveErrorCode code) {
		if (frame instanceof ClientFrame.CallAction call) {
			with(call.componentId(), (instance) -> instance.refused(call.requestId(), code));
		}
	}

	/** The connection received something that is not a frame. */
	public void malformed(ProtocolException failure, @Nullable Long requestId) {
		if (admits(requestId)) {
			fail(failure, requestId, null);
		}
	}

	/**
	 * The connection is gone. Its components have not left the page, which may come back
	 * soon and finds them alive then.
	 * @param code the WebSocket close code
	 */
	public void closed(int code) {
		CloseCode reason = this.connection.reason();
		int told = (reason != null) ? reason.code() : code;
		LiveMonitor monitor = this.runtime.monitor();
		monitor.connectionClosed(this.id, told, System.nanoTime() - this.opened);
		if (reason == CloseCode.SLOW_CONSUMER) {
			monitor.slowConsumer(this.id);
		}
		this.connection = LiveConnection.GONE;
		this.closed = true;
		this.rooms.close();
		this.fragments.close();
		this.sleepers.connectionLost();
		this.sessions.closed(this, told);
	}

	/** Nobody comes back for the instances: they stop. */
	void discard() {
		take(this.instances).values().forEach((instance) -> instance.stop(false));
		take(this.inherited).values().forEach((instance) -> instance.stop(false));
		this.sleepers.discard();
	}

	/** Empty a map, so that each instance is either stopped or handed over. */
	private static Map<String, LiveInstance> take(Map<String, LiveInstance> instances) {
		Map<String, LiveInstance> taken = new HashMap<>();
		instances.forEach((id, instance) -> {
			if (instances.remove(id, instance)) {
				taken.put(id, instance);
			}
		});
		return taken;
	}

	/** Another node may have the instances: they stop, and the browser goes there. */
	@Override
	public void abandon() {
		close(CloseCode.CLAIMED_ELSEWHERE);
		this.instances.values().forEach((instance) -> instance.stop(false));
		this.sleepers.discard();
	}

	/** A sign of life that is not a frame. */
	public void alive() {
		long now = System.nanoTime();
		this.heard = now;
		long asked = this.asked;
		if (asked != 0) {
			this.asked = 0;
			this.latency = now - asked;
		}
	}

	public void close(CloseCode code) {
		this.connection.close(code);
	}

	/** Take no more frames, and close once what is under way has been answered. */
	void drain() {
		this.work.drain(() -> close(CloseCode.RESTART));
	}

	private boolean admits(@Nullable Long requestId) {
		long now = System.nanoTime();
		this.heard = now;
		if (this.rate.admits(now)) {
			return true;
		}
		if (this.patience == null) {
			this.patience = new FrameRate(this.runtime.limits().framesPerSecond(), PATIENCE, now);
		}
		if (this.patience.admits(now)) {
			fail(new ProtocolException(LiveErrorCode.RATE_LIMITED, "Too many frames a second"), requestId, null);
		}
		else if (!this.flooded) {
			this.flooded = true;
			this.runtime.monitor().securityEvent(SecurityEvent.FLOOD, this.id, null);
			close(CloseCode.TOO_MANY);
		}
		return false;
	}

	private void dispatch(ClientFrame frame) {
		if (frame instanceof ClientFrame.CallAction call) {
			instance(call.componentId()).callAction(call);
		}
		else if (frame instanceof ClientFrame.PropertyUpdate update) {
			instance(update.componentId()).write(update);
		}
		else if (frame instanceof ClientFrame.Resync resync) {
			resync(resync);
		}
		else if (frame instanceof ClientFrame.ComponentPing ping) {
			send(new ServerFrame.ComponentPong(ping.requestId()));
		}
		else if (frame instanceof ClientFrame.ComponentRehydrate rehydrate) {
			inMailbox(frame.requestId(), () -> rehydrate(rehydrate));
		}
		else if (frame instanceof ClientFrame.ComponentMount mount) {
			inMailbox(frame.requestId(), () -> mount(mount));
		}
		else if (frame instanceof ClientFrame.ComponentUnmount unmount) {
			inMailbox(frame.requestId(), () -> unmount(unmount));
		}
		else if (frame instanceof ClientFrame.RoomJoin join) {
			this.rooms.join(join.room(), join.cursor(), () -> send(Update.response(join.requestId(), null, null)));
		}
		else if (frame instanceof ClientFrame.RoomLeave leave) {
			this.rooms.leave(leave.room());
			send(Update.response(leave.requestId(), null, null));
		}
		else {
			throw new ProtocolException(LiveErrorCode.UNKNOWN_FRAME, "Not expected from a client now");
		}
	}

	private void resync(ClientFrame.Resync resync) {
		if (resync.componentId().indexOf('/') < 0) {
			instance(resync.componentId()).resync(resync.requestId());
		}
		else {
			this.fragments.resync(resync.componentId());
			send(Update.response(resync.requestId(), null, null));
		}
	}

	private void inMailbox(@Nullable Long requestId, Runnable task) {
		this.work.submit(this.mailbox, () -> {
			if (this.closed || this.work.isDraining()) {
				return;
			}
			try {
				task.run();
			}
			catch (Throwable ex) {
				fail(ex, requestId, null);
			}
			if (this.closed) {
				this.sessions.discardUnlessAwaited(this);
			}
		});
	}

	private void rehydrate(ClientFrame.ComponentRehydrate frame) {
		if (frame.components().size() > this.runtime.limits().batch()) {
			throw new ProtocolException(LiveErrorCode.LIMIT_EXCEEDED,
					"More than " + this.runtime.limits().batch() + " components in a batch");
		}
		if (this.foreign) {
			close(CloseCode.FOREIGN);
			return;
		}
		if (this.page == null) {
			this.page = frame.page();
			this.sessions.claim(frame.page(), this);
		}
		Adoption adoption = new Adoption(this, this.runtime, frame.page());
		List<ServerFrame.Adoption> answers = new ArrayList<>();
		frame.components().forEach((offer) -> answers.add(adoption.adopt(offer)));
		this.foreign = adoption.isForeign();
		try {
			send(new ServerFrame.ComponentRehydrated(frame.requestId(), answers));
		}
		finally {
			adoption.start();
		}
	}

	private void mount(ClientFrame.ComponentMount frame) {
		checkRoom(true);
		Mounted mounted = this.sessions.mounter().mountClient(frame.name(), frame.props(), this.owner, this.scope);
		register(mounted);
		send(new ServerFrame.ComponentMounted(frame.requestId(), mounted.id(), mounted.html(),
				mounted.snapshot().text(), mounted.snapshot().tag(), Mounted.flatten(mounted.children())));
		start(mounted);
	}

	private void unmount(ClientFrame.ComponentUnmount frame) {
		LiveInstance instance = instance(frame.componentId());
		if (!instance.isRoot()) {
			throw new UnknownComponentException(LiveErrorCode.UNKNOWN_INSTANCE,
					"A child leaves the page with its place in the parent");
		}
		this.runtime.floor().remove(instance.id());
		remove(instance.id(), true);
		send(Update.response(frame.requestId(), null, null));
	}

	/** Mount a child for a parent that rendered a new slot. */
	@Override
	public Mounted mountChild(Slot slot, Placement placement) {
		checkRoomForChild();
		return this.sessions.mounter().mountChild(slot, placement, Map.of());
	}

	/** A mounted component can be called from now on, and its children. */
	@Override
	public void register(Mounted mounted) {
		register(LiveInstance.of(this, mounted));
		mounted.children().forEach(this::register);
	}

	/** A mounted component begins to live once the browser knows it, and its children. */
	@Override
	public void start(Mounted mounted) {
		mounted.frames().forEach(this::send);
		with(mounted.id(), LiveInstance::start);
		mounted.children().forEach(this::start);
	}

	void checkRoom(boolean root) {
		if (root) {
			checkRoomForRoot();
		}
		else {
			checkRoomForChild();
		}
	}

	private void checkRoomForChild() {
		int awake = this.instances.size() - this.roots.get();
		if (awake + this.sleepers.size() - this.sleepers.roots() >= this.runtime.limits().children()) {
			throw new LiveException(LiveErrorCode.TOO_MANY_COMPONENTS,
					"More than " + this.runtime.limits().children() + " child components on a connection");
		}
	}

	private void checkRoomForRoot() {
		if (this.roots.get() + this.sleepers.roots() >= this.runtime.limits().components()) {
			throw new ProtocolException(LiveErrorCode.TOO_MANY_COMPONENTS,
					"More than " + this.runtime.limits().components() + " components on a connection");
		}
	}

	void register(LiveInstance instance) {
		if (this.instances.put(instance.id(), instance) == null && instance.isRoot()) {
			this.roots.incrementAndGet();
		}
	}

	/** A tree fell asleep. */
	void forget(List<LiveInstance> tree) {
		for (LiveInstance instance : tree) {
			instance.leave();
			if (this.instances.remove(instance.id()) != null && instance.isRoot()) {
				this.roots.decrementAndGet();
			}
		}
	}

	/**
	 * Remove an instance and all below it, whether the browser has offered it here or
	 * not.
	 */
	@Override
	public void remove(String id, boolean unmount) {
		LiveInstance instance = this.instances.remove(id);
		if (instance == null) {
			instance = this.inherited.remove(id);
			if (instance != null) {
				instance.moveTo(this);
			}
		}
		else if (instance.isRoot()) {
			this.roots.decrementAndGet();
		}
		if (instance == null) {
			this.sleepers.drop(id);
			return;
		}
		instance.content().children().values().forEach((child) -> remove(child, unmount));
		instance.stop(unmount);
	}

	@Override
	public @Nullable LiveInstance find(String id) {
		return this.instances.get(id);
	}

	/** The instance of the replaced connection, if it still lives. */
	@Nullable LiveInstance inherit(String id) {
		return this.inherited.remove(id);
	}

	private LiveInstance instance(String id) {
		LiveInstance instance = this.instances.get(id);
		if (instance == null) {
			throw LiveInstance.unknown();
		}
		return instance;
	}

	/** An instance that is awake, if the browser has offered it here yet or not. */
	@Nullable LiveInstance reachable(String id) {
		LiveInstance instance = find(id);
		return (instance != null) ? instance : this.inherited.get(id);
	}

	/** The id an instance has on this page, where it may be a copy. */
	String idHere(String id) {
		return (this.forks != null) ? this.forks.getOrDefault(id, id) : id;
	}

	/** An instance was copied for this page. */
	void forked(String id, String copy) {
		if (this.forks == null) {
			this.forks = new HashMap<>(2);
		}
		if (this.forks.size() > mostInstances()) {
			this.forks.values().removeIf((each) -> reachable(each) == null);
		}
		this.forks.put(id, copy);
	}

	/** Give the instances to the connection that replaces this one. */
	void release(LiveSession heir) {
		this.sleepers.handOver(heir, () -> {
			heir.inherit(take(this.instances));
			heir.inherit(take(this.inherited));
		});
		close(CloseCode.REPLACED);
	}

	/** More than one connection can have come from a page that never offered them. */
	private void inherit(Map<String, LiveInstance> instances) {
		instances.forEach((id, instance) -> {
			if (this.inherited.size() < mostInstances()) {
				this.inherited.put(id, instance);
			}
			else {
				instance.stop(false);
			}
		});
	}

	private int mostInstances() {
		return this.runtime.limits().components() + this.runtime.limits().children();
	}

	Sleepers sleepers() {
		return this.sleepers;
	}

	/** Whether the browser is there and has got all that was sent. */
	boolean isCalm() {
		return !this.closed && !this.work.isDraining() && this.connection.queued() == 0;
	}

	@Override
	public void update(String id, UnaryOperator<?> change) {
		this.sleepers.update(id, change);
	}

	@Override
	public String reachableId() {
		return this.rooms.reachableId();
	}

	@Override
	public void showFragment(String key, String instance, RenderScope scope, String hash) {
		this.fragments.show(key, instance, scope, hash);
	}

	@Override
	public void hideFragment(String key, String instance) {
		this.fragments.hide(key, instance);
	}

	/** Whether the connection may be in a room, with those it is in. */
	@Override
	public boolean admitsRoom(String room) {
		Set<String> present = roomNames();
		return present.contains(room) || present.size() < this.runtime.rooms().most();
	}

	/** The rooms that its script and its components are in. */
	Set<String> roomNames() {
		Set<String> present = new HashSet<>(this.rooms.joined());
		this.instances.values().forEach((instance) -> instance.content().memberships().forEachRoom(present::add));
		this.sleepers.addRooms(present);
		return present;
	}

	@Override
	public void sendShared(SharedFrame frame) {
		this.connection.sendShared(frame);
	}

	@Override
	public void send(ServerFrame frame) {
		this.connection.send(frame);
	}

	/** Do a part of something whose other parts do not depend on it. */
	void attempt(Runnable part) {
		try {
			part.run();
		}
		catch (RuntimeException ex) {
			fail(ex, null, null);
		}
	}

	private LiveErrorCode fail(Throwable failure, @Nullable Long requestId, @Nullable String componentId) {
		ServerFrame.ErrorFrame error = this.runtime.failures()
			.report(failure, LiveErrorCode.INTERNAL_ERROR, requestId, componentId, this.scope.locale());
		refused(error.code(), null);
		send(error);
		return error.code();
	}

	/** A client is answered with an error. */
	@Override
	public void refused(LiveErrorCode code, @Nullable String component) {
		this.runtime.monitor().frameRefused(code);
		if (code == LiveErrorCode.ACCESS_DENIED) {
			this.runtime.monitor().securityEvent(SecurityEvent.DENIED, this.id, component);
		}
	}

	/**
	 * Close the connection if it has been silent for too long, keep it alive otherwise.
	 */
	void check(long now) {
		LiveLimits limits = this.runtime.limits();
		long silent = now - this.heard;
		if (!this.greeted && silent > limits.silence().toNanos()) {
			close(CloseCode.SILENT);
		}
		else if (silent > limits.idle().toNanos()) {
			close(CloseCode.TIMED_OUT);
		}
		else if (now - this.pinged > limits.keepAlive().toNanos()) {
			ping(now);
		}
		this.instances.values().forEach(LiveInstance::renew);
		this.sleepers.check();
	}

	private void ping(long now) {
		this.pinged = now;
		this.asked = now;
		this.connection.ping();
	}

	/** Ask the browser for a sign of life, unless it owes one. */
	void ask(long now) {
		if (this.pinged - this.heard <= 0) {
			ping(now);
		}
	}

	/** When the browser was heard of last. */
	@Override
	public long heard() {
		return this.heard;
	}

	/** Run something of the whole connection after what was begun, if there is room. */
	boolean later(Runnable task) {
		try {
			inMailbox(null, task);
			return true;
		}
		catch (LiveException | RejectedExecutionException ex) {
			return false;
		}
	}

	/** Root components that nothing has happened to for so long. */
	List<LiveInstance> idle(Duration time) {
		return this.instances.values()
			.stream()
			.filter((instance) -> instance.isRoot() && instance.isIdle(time))
			.toList();
	}

	/** Id of the connection on this node. */
	@Override
	public String id() {
		return this.id;
	}

	/** What an operator may know of the connection. */
	ConnectionView view(long now) {
		Map<String, Integer> components = new HashMap<>();
		this.instances.values().forEach((instance) -> components.merge(instance.component(), 1, Integer::sum));
		return new ConnectionView(this.id, now - this.opened, components, this.sleepers.components(),
				this.connection.sent(), this.connection.queued(), this.latency);
	}

	@Override
	public LiveRuntime runtime() {
		return this.runtime;
	}

	@Override
	public Work work() {
		return this.work;
	}

	@Override
	public Owner owner() {
		return this.owner;
	}

	RenderScope scope() {
		return this.scope;
	}

	boolean isClosed() {
		return this.closed;
	}

	boolean isEmpty() {
		return this.instances.isEmpty() && this.inherited.isEmpty() && this.sleepers.size() == 0;
	}

	@Nullable String page() {
		return this.page;
	}

}
