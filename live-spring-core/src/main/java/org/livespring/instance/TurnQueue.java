package org.livespring.instance;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.budget.MemoryCharge;
import org.livespring.concurrent.DelayingExecutor;
import org.livespring.concurrent.Mailbox;
import org.livespring.concurrent.TimeSource;
import org.livespring.concurrent.Work;
import org.livespring.log.PrintableLog;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitors;
import org.livespring.observe.LivePhase;

/**
 * The queue of an instance's calls. They run in its mailbox, one after the other, and are
 * measured. Thread-safe.
 */
final class TurnQueue {

	private static final Log logger = PrintableLog.of(TurnQueue.class);

	/** Number of calls that run in a row before other instances get the thread. */
	private static final int BATCH = 32;

	/** Nanoseconds until a call is submitted again if the mailbox was full. */
	private static final long FULL_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private final LiveInstance instance;

	private final InstanceModel model;

	private final LiveRuntime runtime;

	private final Mailbox mailbox;

	private final MemoryCharge charge;

	private volatile boolean closed;

	/** Time of the last call. */
	private volatile long active;

	TurnQueue(LiveInstance instance, InstanceModel model, InstanceHost host) {
		this.instance = instance;
		this.model = model;
		this.runtime = model.runtime();
		this.active = this.runtime.time().nanos();
		this.charge = new MemoryCharge(host.memory());
		this.mailbox = new Mailbox(this.runtime.executor().of(host.memory().client()), this.runtime.limits().mailbox(),
				BATCH);
	}

	/** Run a call of the engine itself and send its changes to the browser. */
	void perform(Consumer<Turn> code) {
		perform(CallKind.UPDATE, null, null, code);
	}

	/**
	 * Run a call and send its changes to the browser.
	 * @param kind kind of the call
	 * @param name name of the action, {@code null} for other calls
	 * @param requestId the request to answer, {@code null} if there is none
	 * @param code binds the input and calls the component
	 */
	void perform(CallKind kind, @Nullable String name, @Nullable Long requestId, Consumer<Turn> code) {
		submit(kind, name, requestId, LiveErrorCode.ACTION_FAILED, (call) -> {
			if (!this.instance.isHeld()) {
				this.instance.lose(requestId, call);
				return;
			}
			call.enter((kind == CallKind.ACTION || kind == CallKind.PROPERTY) ? LivePhase.RESOLVE : LivePhase.ACTION);
			Turn turn = this.instance.turn(requestId, call);
			this.instance.call(() -> {
				turn.run(code);
				return turn;
			}).afterwards();
		});
	}

	/**
	 * Run a call that must not be lost. If the mailbox is full, it is submitted again
	 * later.
	 */
	void performInTheEnd(CallKind kind, Consumer<Turn> code) {
		try {
			perform(kind, null, null, code);
		}
		catch (LiveException ex) {
			DelayingExecutor.delayed(this.runtime.executor(), FULL_PAUSE).execute(() -> performInTheEnd(kind, code));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A call is dropped because the application stops");
		}
	}

	/** Run a task in the mailbox. Its exceptions are reported to the browser. */
	void submit(CallKind kind, @Nullable String name, @Nullable Long requestId, LiveErrorCode fallback,
			Consumer<LiveCall> task) {
		LiveMonitors monitors = this.runtime.monitors();
		long submitted = monitors.measureCalls() ? System.nanoTime() : 0;
		Work work = this.instance.host().work();
		work.submit(this.mailbox, monitors.handedOver(() -> {
			if (requestId != null && work.isDraining()) {
				return;
			}
			LiveCall call = this.instance.begin(kind, declared(kind, name), submitted);
			try {
				run(requestId, task, call);
			}
			catch (Throwable ex) {
				this.instance.fail(ex, fallback, requestId, call);
			}
			finally {
				call.end();
				this.active = this.runtime.time().nanos();
				this.charge.set(this.instance.host().memory(), this.model.weight());
			}
		}));
	}

	/**
	 * Replaces an action name from a client by a constant if the component has no such
	 * action, so that clients cannot create names in monitoring.
	 */
	private @Nullable String declared(CallKind kind, @Nullable String name) {
		return (kind == CallKind.ACTION && name != null && !this.instance.definition().hasAction(name)) ? LiveCall.OTHER
				: name;
	}

	private void run(@Nullable Long requestId, Consumer<LiveCall> task, LiveCall call) {
		if (!this.closed) {
			task.accept(call);
		}
		else if (requestId != null) {
			throw LiveInstance.unknown();
		}
	}

	/** Refuse all further calls. */
	void close() {
		this.charge.end();
		this.closed = true;
	}

	/**
	 * Run no calls until {@link #resume()}. Returns {@code false} if a call is running.
	 */
	boolean pause() {
		return this.mailbox.pause();
	}

	void resume() {
		this.mailbox.resume();
	}

	boolean isEmpty() {
		return this.mailbox.isEmpty();
	}

	/** Time of the last call, see {@link TimeSource#nanos()}. */
	long active() {
		return this.active;
	}

}
