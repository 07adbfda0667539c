package org.livespring.instance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.concurrent.Mailbox;
import org.livespring.concurrent.Work;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitors;
import org.livespring.observe.LivePhase;

/**
 * The calls of an instance, which run in its mailbox one after the other and are
 * measured. Thread-safe.
 */
final class TurnQueue {

	private static final Log logger = LogFactory.getLog(TurnQueue.class);

	/** Calls in a row before the thread is given back to other instances. */
	private static final int BATCH = 32;

	/** Milliseconds until a call is tried again that found the mailbox full. */
	private static final int FULL_PAUSE = 20;

	private final LiveInstance instance;

	private final LiveRuntime runtime;

	private final Mailbox mailbox;

	private volatile boolean closed;

	/** When something ran last. */
	private volatile long active = System.nanoTime();

	TurnQueue(LiveInstance instance, LiveRuntime runtime) {
		this.instance = instance;
		this.runtime = runtime;
		this.mailbox = new Mailbox(runtime.executor(), runtime.limits().mailbox(), BATCH);
	}

	/** Run a call of the engine itself and tell the browser what it changed. */
	void perform(Consumer<Turn> code) {
		perform(CallKind.UPDATE, null, null, code);
	}

	/**
	 * Run a call and tell the browser what it changed.
	 * @param kind what kind of call it is
	 * @param name name of the action, if it is one
	 * @param requestId what the browser waits for, if it does
	 * @param code binds the input of the call and invokes the component
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

	/** Run a call that must not be lost: a little later where the mailbox is full. */
	void performInTheEnd(CallKind kind, Consumer<Turn> code) {
		try {
			perform(kind, null, null, code);
		}
		catch (LiveException ex) {
			CompletableFuture.delayedExecutor(FULL_PAUSE, TimeUnit.MILLISECONDS, this.runtime.executor())
				.execute(() -> performInTheEnd(kind, code));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Not done, the application stops");
		}
	}

	/** Run something in the mailbox; what it throws is answered. */
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
				this.active = call.end();
			}
		}));
	}

	/** A name that a client sent is told to the monitor only if it is one of ours. */
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

	/** Run nothing any more. */
	void close() {
		this.closed = true;
	}

	/** Run nothing until resumed; {@code false} if something runs. */
	boolean pause() {
		return this.mailbox.pause();
	}

	void resume() {
		this.mailbox.resume();
	}

	boolean isEmpty() {
		return this.mailbox.isEmpty();
	}

	/** When something ran last, as {@link System#nanoTime()} gives it. */
	long active() {
		return this.active;
	}

}
