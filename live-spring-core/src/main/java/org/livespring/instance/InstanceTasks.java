package org.livespring.instance;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import org.livespring.AsyncValue;
import org.livespring.LiveErrorCode;
import org.livespring.component.ComponentTask;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.protocol.ServerFrame;
import org.livespring.state.Content;

/**
 * The running {@code @LiveTask} methods of an instance. A task is started when its value
 * in the state is loading. Not thread-safe: only the instance's mailbox uses it.
 */
final class InstanceTasks {

	private final LiveInstance instance;

	private final Collection<ComponentTask> tasks;

	private final Map<String, Object> running = new HashMap<>(0);

	InstanceTasks(LiveInstance instance, Collection<ComponentTask> tasks) {
		this.instance = instance;
		this.tasks = tasks;
	}

	boolean isQuiet() {
		return this.running.isEmpty();
	}

	/** Names of the loading tasks that must not run again on another node. */
	Set<String> startedOnce(Object state) {
		Set<String> names = new HashSet<>(0);
		for (ComponentTask task : this.tasks) {
			if (!task.restart() && task.value(state).isLoading()) {
				names.add(task.name());
			}
		}
		return names;
	}

	/** Mark tasks as failed that another node had started and that must not run twice. */
	Object interrupted(Object state, Set<String> started) {
		Object result = state;
		for (ComponentTask task : this.tasks) {
			if (started.contains(task.name()) && task.value(result).isLoading()) {
				result = task.withValue(result, AsyncValue.failed(AsyncValue.INTERRUPTED));
			}
		}
		return result;
	}

	/**
	 * Start the tasks whose values are loading, and forget running tasks whose values are
	 * not loading any more.
	 */
	void follow(Content content) {
		for (ComponentTask task : this.tasks) {
			if (!task.value(content.state()).isLoading()) {
				this.running.remove(task.name());
			}
			else if (!this.running.containsKey(task.name())) {
				start(task, content);
			}
		}
	}

	private void start(ComponentTask task, Content content) {
		Object run = new Object();
		this.running.put(task.name(), run);
		try {
			Runnable work = () -> run(task, content, run);
			this.instance.runtime().taskExecutor().execute(this.instance.runtime().monitors().handedOver(work));
		}
		catch (RejectedExecutionException ex) {
			finish(task, run, failed(ex, LiveCall.UNHEARD), this.instance.newContext(LiveCall.UNHEARD));
		}
	}

	private void run(ComponentTask task, Content content, Object run) {
		LiveCall call = this.instance.begin(CallKind.TASK, task.name(), 0);
		try {
			call.enter(LivePhase.ACTION);
			CallContext context = this.instance.newContext(call);
			AsyncValue<?> value = result(task, content, context);
			context.end();
			finish(task, run, value, context);
		}
		finally {
			call.end();
		}
	}

	private void finish(ComponentTask task, Object run, AsyncValue<?> value, CallContext context) {
		this.instance.turns().performInTheEnd(CallKind.UPDATE, (turn) -> complete(task, run, value, context, turn));
	}

	private AsyncValue<?> result(ComponentTask task, Content content, CallContext context) {
		try {
			return AsyncValue.done(this.instance.call(() -> task.run(content.state(), content.props(), context)));
		}
		catch (Throwable ex) {
			return failed(ex, context.call());
		}
	}

	private AsyncValue<?> failed(Throwable failure, LiveCall call) {
		ServerFrame.ErrorFrame error = this.instance.report(failure, LiveErrorCode.ACTION_FAILED, null);
		call.failed(error.code(), error.id(), failure);
		return AsyncValue.failed(error.message());
	}

	private void complete(ComponentTask task, Object run, AsyncValue<?> value, CallContext context, Turn turn) {
		if (this.running.remove(task.name(), run)) {
			turn.context().absorb(context);
			turn.state(task.withValue(turn.content().state(), value));
		}
	}

}
