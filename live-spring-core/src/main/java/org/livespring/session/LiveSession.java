package org.livespring.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.concurrent.Mailbox;
import org.livespring.identity.Login;
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveLimits;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.Mounted;
import org.livespring.instance.Update;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameException;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

/**
 * The session of one WebSocket connection of a page. It receives frames in order, from
 * one thread at a time, and never blocks that thread: calls go to the mailbox of their
 * instance, and changes to the set of instances go to the mailbox of the session.
 */
public final class LiveSession {

	/** Bytes of a frame without its text. */
	private static final long FRAME = 512;

	/** Bytes that a frame takes for each unit of its text. */
	private static final long DECODED = 4;

	private final SessionHost host;

	private final LiveRuntime runtime;

	private final LiveSessions sessions;

	private final Mailbox mailbox;

	private final Sleepers sleepers;

	/**
	 * Whether the browser offered a snapshot of another user or browser. It loads the
	 * page again then, possibly as another user. Used in the session's mailbox only.
	 */
	private boolean foreign;

	/** Id of the page, {@code null} until the browser has sent it. */
	private volatile @Nullable String page;

	LiveSession(SessionHost host, LiveSessions sessions) {
		this.host = host;
		this.runtime = host.runtime();
		this.sessions = sessions;
		this.mailbox = new Mailbox(this.runtime.returns().adoptions().of(host.memory().client()),
				this.runtime.limits().mailbox(), 1);
		this.sleepers = new Sleepers(host, sessions.calls());
	}

	/**
	 * Handle that the connection was opened.
	 * @param login the login that the page has to keep alive over HTTP
	 * @param messageSize the characters that a message of the browser may have
	 */
	public void opened(Login login, long messageSize) {
		this.runtime.monitors().tell((monitor) -> monitor.connectionOpened(this.host.id()));
		LiveLimits limits = this.runtime.limits();
		this.host.send(new ServerFrame.ConnectionEstablished(WireForm.VERSION, (int) limits.ping().toSeconds(),
				limits.batch(), login.keepAliveSeconds(), messageSize));
		this.host.rooms().open();
		this.sessions.opened(this);
	}

	/**
	 * Handle a frame from the browser.
	 * @param frame the frame
	 * @param length length of its text in UTF-16 units
	 */
	public void received(ClientFrame frame, int length) {
		if (isClosed() || !this.host.work().begin()) {
			return;
		}
		try {
			if (brings(frame) ? this.host.memory().isOverloaded() : !this.host.memory().isTolerated()) {
				overloaded();
			}
			else if (admits(frame.requestId()) && !isFull(frame.requestId())) {
				this.host.liveness().greeted();
				this.host.work().keep(FRAME + (long) length * DECODED, () -> dispatch(frame));
			}
			else {
				refused(frame, LiveErrorCode.RATE_LIMITED);
			}
		}
		catch (RuntimeException ex) {
			refused(frame, this.host.fail(ex, frame.requestId()));
		}
		finally {
			this.host.work().end();
		}
	}

	/** Remembers that a call was refused, in case the browser sends it again. */
	private void refused(ClientFrame frame, LiveErrorCode code) {
		if (frame instanceof ClientFrame.CallAction call) {
			this.host.with(call.componentId(), (instance) -> instance.refused(call.requestId(), code));
		}
	}

	/** Handle a message from the browser that is not a valid frame. */
	public void malformed(FrameException failure) {
		if (admits(failure.requestId())) {
			this.host.fail(failure, failure.requestId());
		}
	}

	/** Frames that wait take at most a quarter of what a connection may have. */
	private boolean isFull(@Nullable Long requestId) {
		boolean full = this.host.work().kept() > this.host.memory().limit() / 4;
		if (full) {
			this.host.fail(new LiveException(LiveErrorCode.RATE_LIMITED, "Too many frames are waiting"), requestId);
		}
		return full;
	}

	/** Whether a frame brings components. */
	private static boolean brings(ClientFrame frame) {
		return frame instanceof ClientFrame.ComponentRehydrate || frame instanceof ClientFrame.ComponentMount;
	}

	/**
	 * Make room for others, once everything that runs is answered.
	 * @return {@code false} if it does so already
	 */
	boolean leave() {
		boolean leaves = this.host.memory().leave();
		if (leaves) {
			this.host.refused(LiveErrorCode.OVERLOADED, null);
			this.host.work().drain(() -> close(CloseCode.OVERLOADED));
		}
		return leaves;
	}

	/**
	 * Close the connection because of what its client uses. The browser keeps everything,
	 * and comes back later or to another node.
	 */
	public void overloaded() {
		this.host.refused(LiveErrorCode.OVERLOADED, null);
		close(CloseCode.OVERLOADED);
	}

	private boolean admits(@Nullable Long requestId) {
		long now = this.runtime.time().nanos();
		Liveness liveness = this.host.liveness();
		if (liveness.admits(now)) {
			return true;
		}
		if (liveness.tolerates(now)) {
			this.host.fail(new LiveException(LiveErrorCode.RATE_LIMITED, "Too many frames per second"), requestId);
		}
		else if (liveness.floods()) {
			close(CloseCode.TOO_MANY);
		}
		return false;
	}

	/**
	 * Handle a part of a message, which may be all of it.
	 * @param last whether it is the last part
	 */
	public void receiving(boolean last) {
		this.host.liveness().received(last);
	}

	/** Handle a sign of life that is not a frame, such as a pong. */
	public void alive() {
		this.host.liveness().alive();
	}

	/**
	 * Handle that the connection was closed. The components stay in memory for a while,
	 * since the page may reconnect.
	 * @param code the WebSocket close code
	 */
	public void closed(int code) {
		CloseCode reason = this.host.connection().reason();
		int told = (reason != null) ? reason.code() : code;
		this.runtime.monitors().tell((monitor) -> monitor.connectionClosed(this.host.id(), told));
		this.host.tell((reason != null) ? SecurityEvent.Kind.of(reason) : null, null);
		if (reason == CloseCode.SLOW_CONSUMER) {
			this.runtime.monitors().tell((monitor) -> monitor.slowConsumer(this.host.id()));
		}
		this.host.lost();
		this.sessions.closed(this, told);
	}

	public void close(CloseCode code) {
		this.host.close(code);
	}

	/**
	 * Take no more frames, and close the connection once all running work is answered.
	 */
	void drain() {
		this.host.work().drain(() -> close(CloseCode.RESTART));
	}

	/** Stop the instances, because the page does not reconnect. */
	void discard() {
		this.host.instances().discard();
	}

	/**
	 * Hand the instances over to the session that replaces this one, and close this
	 * connection.
	 */
	void release(LiveSession heir) {
		this.host.instances().handOver(heir.host.instances(), heir.host);
		close(CloseCode.REPLACED);
	}

	private void dispatch(ClientFrame frame) {
		if (frame instanceof ClientFrame.CallAction call) {
			this.host.instance(call.componentId()).callAction(call);
		}
		else if (frame instanceof ClientFrame.PropertyUpdate update) {
			this.host.instance(update.componentId()).write(update);
		}
		else if (frame instanceof ClientFrame.Resync resync) {
			resync(resync);
		}
		else if (frame instanceof ClientFrame.ComponentPing ping) {
			this.host.send(new ServerFrame.ComponentPong(ping.requestId()));
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
			this.host.rooms().join(join.room(), join.cursor(), () -> done(join.requestId()));
		}
		else if (frame instanceof ClientFrame.RoomLeave leave) {
			this.host.rooms().leave(leave.room());
			done(leave.requestId());
		}
		else {
			throw new LiveException(LiveErrorCode.UNKNOWN_FRAME, "This frame is not expected from a client");
		}
	}

	private void done(long requestId) {
		this.host.send(Update.response(requestId, null, null));
	}

	private void resync(ClientFrame.Resync resync) {
		if (resync.componentId().indexOf('/') < 0) {
			this.host.instance(resync.componentId()).resync(resync.requestId());
		}
		else {
			this.host.fragments().resync(resync.componentId());
			done(resync.requestId());
		}
	}

	private void inMailbox(@Nullable Long requestId, Runnable task) {
		this.host.work().submit(this.mailbox, () -> {
			if (isClosed() || this.host.work().isDraining()) {
				return;
			}
			try {
				task.run();
			}
			catch (Throwable ex) {
				this.host.fail(ex, requestId);
			}
			if (isClosed()) {
				this.sessions.discardUnlessAwaited(this);
			}
		});
	}

	/**
	 * Runs a task in the mailbox of the session; returns {@code false} if the mailbox is
	 * full.
	 */
	private boolean later(Runnable task) {
		try {
			inMailbox(null, task);
			return true;
		}
		catch (LiveException | RejectedExecutionException ex) {
			return false;
		}
	}

	private void rehydrate(ClientFrame.ComponentRehydrate frame) {
		if (frame.components().size() > this.runtime.limits().batch()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
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
		Adoption adoption = new Adoption(this.host, frame.page());
		List<ServerFrame.Adopted> answers = new ArrayList<>();
		frame.components().forEach((offer) -> answers.add(adoption.adopt(offer)));
		this.foreign = adoption.isForeign();
		if (adoption.isOverloaded()) {
			overloaded();
			return;
		}
		try {
			this.host.send(new ServerFrame.ComponentRehydrated(frame.requestId(), answers));
		}
		finally {
			adoption.start();
		}
	}

	private void mount(ClientFrame.ComponentMount frame) {
		Mounted mounted = this.host.mount(frame);
		this.host.register(mounted);
		this.host.send(new ServerFrame.ComponentMounted(frame.requestId(), mounted.id(), mounted.html(),
				mounted.snapshot().text(), mounted.snapshot().tag(), Mounted.flatten(mounted.children())));
		this.host.start(mounted);
	}

	private void unmount(ClientFrame.ComponentUnmount frame) {
		LiveInstance instance = this.host.instance(frame.componentId());
		if (!instance.isRoot()) {
			throw new LiveException(LiveErrorCode.UNKNOWN_INSTANCE, "A child component is removed by its parent only");
		}
		this.runtime.floor().remove(instance.id());
		this.host.remove(instance.id(), true);
		done(frame.requestId());
	}

	/**
	 * Perform the regular checks of the connection and its instances. Called every
	 * second.
	 */
	void check(long now) {
		this.host.attempt(() -> {
			this.host.connection().check(System.nanoTime());
			this.host.liveness().check(now, this.host.connection());
			this.host.instances().awake().forEach(LiveInstance::renew);
			this.sleepers.check(this::later);
		});
	}

	/**
	 * Make an instance continue from its last snapshot.
	 * @return {@code false} if the instance is not awake on this connection
	 */
	boolean recover(String id) {
		return this.host.find(id) != null && later(() -> this.host.with(id, LiveInstance::recover));
	}

	SessionHost host() {
		return this.host;
	}

	boolean isClosed() {
		return this.host.isClosed();
	}

	@Nullable String page() {
		return this.page;
	}

}
