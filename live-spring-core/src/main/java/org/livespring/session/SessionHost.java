package org.livespring.session;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.budget.MemoryAccount;
import org.livespring.concurrent.Work;
import org.livespring.fragment.FragmentViewer;
import org.livespring.identity.Owner;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.InstanceHost;
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.Mounted;
import org.livespring.instance.Placement;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.render.RenderScope;
import org.livespring.render.Slot;

/** A connection as its instances, rooms and fragments see it. Thread-safe. */
final class SessionHost implements InstanceHost, FragmentViewer {

	private final Peer peer;

	private final LiveRuntime runtime;

	private final ComponentMounter mounter;

	private final Owner owner;

	private final RenderScope scope;

	private final MemoryAccount memory;

	private final Work work;

	private final Liveness liveness;

	private final SessionInstances instances;

	private final SessionRooms rooms;

	private final SessionFragments fragments;

	/**
	 * The connection to the browser; {@link LiveConnection#GONE} after it was closed.
	 * Instances that are created after that are discarded unless the page reconnects.
	 */
	private volatile LiveConnection connection;

	SessionHost(String id, LiveRuntime runtime, ComponentMounter mounter, LiveConnection connection, Owner owner,
			RenderScope scope, MemoryAccount memory) {
		this.peer = new Peer(id, connection.address());
		this.runtime = runtime;
		this.mounter = mounter;
		this.connection = connection;
		this.owner = owner;
		this.scope = scope;
		this.memory = memory;
		this.work = new Work(memory::charge);
		this.liveness = new Liveness(runtime.limits(), runtime.time());
		this.instances = new SessionInstances(runtime.limits(), memory);
		this.rooms = new SessionRooms(this);
		this.fragments = new SessionFragments(this, runtime.rooms().fragments());
	}

	/** Id of the connection on this node. */
	@Override
	public String id() {
		return this.peer.id;
	}

	@Override
	public LiveRuntime runtime() {
		return this.runtime;
	}

	@Override
	public Owner owner() {
		return this.owner;
	}

	@Override
	public MemoryAccount memory() {
		return this.memory;
	}

	@Override
	public Work work() {
		return this.work;
	}

	Liveness liveness() {
		return this.liveness;
	}

	SessionInstances instances() {
		return this.instances;
	}

	SessionRooms rooms() {
		return this.rooms;
	}

	SessionFragments fragments() {
		return this.fragments;
	}

	LiveConnection connection() {
		return this.connection;
	}

	@Override
	public long heard() {
		return this.liveness.heard();
	}

	boolean isClosed() {
		return this.connection == LiveConnection.GONE;
	}

	/** Whether the connection is open, not draining, and has sent everything. */
	boolean isCalm() {
		return !isClosed() && !this.work.isDraining() && this.connection.queued() == 0;
	}

	void close(CloseCode code) {
		this.connection.close(code);
	}

	/**
	 * Handle that the connection was closed. Sleeping trees need not be asked for any
	 * more: the page hands everything over if it reconnects.
	 */
	void lost() {
		this.connection = LiveConnection.GONE;
		this.runtime.memory().closed(this.memory);
		this.rooms.close();
		this.fragments.close();
		this.instances.trees().forEach(SleepingTree::callNoMore);
	}

	@Override
	public void send(ServerFrame frame) {
		this.connection.send(frame);
	}

	@Override
	public void sendShared(SharedFrame frame) {
		this.connection.sendShared(frame);
	}

	/** Log a failure and answer with an error. */
	LiveErrorCode fail(Throwable failure, @Nullable Long requestId) {
		ServerFrame.ErrorFrame error = report(failure, requestId);
		refused(error.code(), null);
		send(error);
		return error.code();
	}

	ServerFrame.ErrorFrame report(Throwable failure, @Nullable Long requestId) {
		return this.runtime.failures()
			.report(failure, LiveErrorCode.INTERNAL_ERROR, requestId, null, this.scope.locale());
	}

	@Override
	public void refused(LiveErrorCode code, @Nullable String component) {
		this.runtime.monitors().tell((monitor) -> monitor.frameRefused(code));
		tell(SecurityEvent.Kind.of(code), component);
	}

	/** Tell the monitors of an event that matters for security, if it is one. */
	void tell(SecurityEvent.@Nullable Kind kind, @Nullable String component) {
		if (kind != null) {
			SecurityEvent event = new SecurityEvent(kind, this.owner.name(), this.peer.address, component, id(), 1);
			this.runtime.monitors().tell((monitor) -> monitor.securityEvent(event));
		}
	}

	/**
	 * Run one of several independent steps. A failure is reported, and the other steps
	 * still run.
	 */
	void attempt(Runnable part) {
		try {
			part.run();
		}
		catch (RuntimeException ex) {
			fail(ex, null);
		}
	}

	/** Get an instance that is awake, or throw {@code UNKNOWN_INSTANCE}. */
	LiveInstance instance(String id) {
		LiveInstance instance = find(id);
		if (instance == null) {
			throw LiveInstance.unknown();
		}
		return instance;
	}

	@Override
	public @Nullable LiveInstance find(String id) {
		return this.instances.find(id);
	}

	/** Mount a root component for a script client. */
	Mounted mount(ClientFrame.ComponentMount frame) {
		this.instances.checkRoom(true);
		return this.mounter.mountClient(frame.name(), frame.props(), this.owner, this.scope);
	}

	@Override
	public Mounted mountChild(Slot slot, Placement placement) {
		this.instances.checkRoom(false);
		return this.mounter.mountChild(slot, placement, Map.of());
	}

	@Override
	public void register(Mounted mounted) {
		this.instances.register(LiveInstance.of(this, mounted));
		mounted.children().forEach(this::register);
	}

	@Override
	public void start(Mounted mounted) {
		mounted.frames().forEach(this::send);
		with(mounted.id(), LiveInstance::start);
		mounted.children().forEach(this::start);
	}

	/**
	 * Remove an instance and its descendants, whether they are awake, inherited or
	 * asleep.
	 */
	@Override
	public void remove(String id, boolean unmount) {
		LiveInstance instance = this.instances.remove(id);
		if (instance == null) {
			instance = this.instances.inherit(id);
			if (instance == null) {
				this.instances.drop(id);
				return;
			}
			instance.moveTo(this);
		}
		instance.content().children().values().forEach((child) -> remove(child, unmount));
		instance.stop(unmount);
	}

	@Override
	public void abandon() {
		close(CloseCode.CLAIMED_ELSEWHERE);
		this.instances.awake().forEach((instance) -> instance.stop(false));
		this.instances.trees().forEach(this.instances::discard);
	}

	@Override
	public void update(String id, UnaryOperator<?> change) {
		this.instances.update(id, change);
	}

	@Override
	public boolean admitsRoom(String room) {
		Set<String> present = roomNames();
		return present.contains(room) || present.size() < this.runtime.rooms().most();
	}

	/** The rooms that the page's scripts and components have joined. */
	Set<String> roomNames() {
		Set<String> present = new HashSet<>(this.rooms.joined());
		this.instances.addRooms(present);
		return present;
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

	/** Get information about the connection for operators. */
	ConnectionView view(long now) {
		return new ConnectionView(this.peer.id, this.liveness.age(now), this.instances.countAwake(),
				this.instances.countAsleep(), this.connection.sent(), this.connection.queued(),
				this.liveness.latency());
	}

	/**
	 * Who is at the other end.
	 *
	 * @param id id of the connection on this node
	 * @param address address of the client
	 */
	private record Peer(String id, @Nullable String address) {

	}

}
