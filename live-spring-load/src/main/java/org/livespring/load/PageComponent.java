package org.livespring.load;

import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;
import org.livespring.load.Ledger.Outcome;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.load.wire.LiveComponentState;

/**
 * A component of a page. It sends one call after the other, and checks after each lost
 * connection whether the restored state contains all acknowledged calls.
 */
final class PageComponent {

	private final LiveClient client;

	private final LiveComponentState state;

	private final Workload workload;

	private final LoadTotals totals;

	private final Pace pace;

	/** Whether it was adopted on this connection and its state was checked. */
	private boolean ready;

	private boolean refused;

	/** Whether a connection was lost since the last check of the state. */
	private boolean away;

	/** Number of the unanswered action, 0 if there is none. */
	private long waiting;

	/** Whether that action was sent on a lost connection. */
	private boolean doubtful;

	/** Whether that action has to be sent again, since no server has begun it. */
	private boolean unsent;

	/** Number of the unanswered resync, 0 if there is none. */
	private long probe;

	private long acknowledged;

	/** Number of actions of unknown outcome that a later state may contain. */
	private long unknown;

	private int returns;

	PageComponent(LiveClient client, LiveComponentState state, Workload workload, LoadTotals totals, Pace pace) {
		this.client = client;
		this.state = state;
		this.workload = workload;
		this.totals = totals;
		this.pace = pace;
		this.acknowledged = workload.counts() ? count() : 0;
	}

	String id() {
		return this.state.id();
	}

	ClientFrame.OfferedSnapshot offer() {
		return new ClientFrame.OfferedSnapshot(this.state.snapshot(), this.state.tag(), null, null);
	}

	/** Returns a number of its state, as of the last update. */
	long number(String property) {
		return this.state.state().get(property).asLong();
	}

	boolean isReady() {
		return this.ready || this.refused;
	}

	boolean isIdle() {
		return this.refused || (this.ready && this.waiting == 0 && this.probe == 0);
	}

	boolean isBack(int times) {
		return this.refused || this.returns >= times;
	}

	int returns() {
		return this.returns;
	}

	void act() {
		if (this.ready && this.waiting == 0) {
			next();
		}
	}

	/** Called when the connection is lost. */
	void lost(int code) {
		this.away |= this.ready;
		this.ready = false;
		this.probe = 0;
		// A node that restarts answers all actions that it has begun before it closes
		if (code == 1012 && this.waiting != 0 && !this.doubtful) {
			this.totals.ledger().put(call(), Outcome.NOT_SENT);
			this.totals.balance().again++;
			this.waiting = 0;
			this.unsent = true;
		}
		this.doubtful = this.waiting != 0;
	}

	/** Called with the server's answer to the snapshot. */
	void adopted(ServerFrame.Adopted adoption) {
		if (adoption.componentId() == null) {
			this.totals.refused(adoption.code());
			this.refused = true;
		}
		else if (!adoption.componentId().equals(id())) {
			this.totals.balance().forked++;
			this.refused = true;
		}
		else if (this.away) {
			settle();
			// A component works in order, so this is answered after the repeated action
			this.probe = resync();
		}
		else {
			live();
		}
	}

	/**
	 * Determines the outcome of the action that was unanswered when the connection was
	 * lost.
	 */
	private void settle() {
		if (this.waiting != 0 && isContained()) {
			this.totals.balance().contained++;
			done();
		}
		else if (this.waiting != 0) {
			call(true);
		}
	}

	private boolean isContained() {
		return this.state.header().get("action").asLong() >= this.waiting;
	}

	/** Whether this component waits for the answer to a request. */
	boolean isWaitingFor(@Nullable Long request) {
		return request != null && request != 0 && (request == this.waiting || request == this.probe);
	}

	void answered(ServerFrame.ActionResponse response) {
		if (response.seq() != null) {
			apply(response.seq(), response.html(), response.state(), response.tag());
		}
		if (response.requestId() == this.probe) {
			this.probe = 0;
			if (this.away) {
				cameBack();
			}
			return;
		}
		if (this.away) {
			this.totals.balance().contained++;
			done();
			return;
		}
		done();
		this.totals.meter().answered(this.pace.sinceDue());
		next();
	}

	private void done() {
		this.totals.ledger().put(call(), Outcome.DONE);
		this.acknowledged++;
		this.waiting = 0;
	}

	void updated(ServerFrame.ComponentUpdate update) {
		apply(update.seq(), update.html(), update.state(), update.tag());
	}

	/** Applies whole texts always, and deltas only to an existing text. */
	private void apply(long seq, @Nullable Patch html, @Nullable Patch state, @Nullable String tag) {
		if (seq == this.state.seq() + 1 || (state != null && state.isFull())) {
			this.state.apply(seq, html, state, tag);
		}
		else if (this.probe == 0 && !this.away) {
			this.probe = resync();
		}
	}

	private long resync() {
		return this.client.request((id) -> new ClientFrame.Resync(id, id()));
	}

	void failed(ServerFrame.ErrorFrame error) {
		if (error.requestId() != null && error.requestId() == this.waiting
				&& "UNKNOWN_OUTCOME".equals(error.code().name())) {
			unknown();
			return;
		}
		this.totals.failed(error);
		if (error.requestId() != null && error.requestId() == this.waiting) {
			this.totals.ledger().put(call(), Outcome.FAILED);
			this.waiting = 0;
			next();
		}
	}

	private void unknown() {
		this.totals.ledger().put(call(), Outcome.UNKNOWN);
		this.totals.balance().unknown++;
		this.unknown++;
		this.waiting = 0;
	}

	private void cameBack() {
		this.away = false;
		this.returns++;
		this.totals.balance().returned++;
		this.totals.outage().over();
		check();
		this.client.cameBack();
		live();
	}

	/** Compares the count in the state with the acknowledged actions. */
	void check() {
		if (this.workload.counts() && !this.refused) {
			long count = count();
			long more = Math.max(0, count - this.acknowledged);
			// A node that kept the component alive may know more actions than another
			// node
			long turnedUp = Math.min(more, this.unknown);
			this.unknown -= turnedUp;
			this.totals.balance().turnedUp += turnedUp;
			this.totals.balance().twice += more - turnedUp;
			this.totals.balance().lost += Math.max(0, this.acknowledged - count);
			this.acknowledged = count;
		}
	}

	private long count() {
		return number("count");
	}

	private void live() {
		this.ready = true;
		if (this.unsent) {
			this.unsent = false;
			send();
		}
		else {
			next();
		}
	}

	private void next() {
		if (this.client.isActing()) {
			this.pace.next(this::send);
		}
	}

	private void send() {
		if (!this.ready) {
			// The action was due while there was no connection
			this.unsent = true;
		}
		else if (this.waiting == 0) {
			this.waiting = this.client.next();
			this.doubtful = false;
			this.totals.ledger().put(call(), Outcome.SENT);
			call(false);
		}
	}

	private void call(boolean again) {
		this.client.send(this.workload.call(this.waiting, call(), id(), this.state.seq(), again));
	}

	private String call() {
		return id() + ":" + this.waiting;
	}

	@Override
	public String toString() {
		return "ready=%s waiting=%d probe=%d returns=%d".formatted(this.ready, this.waiting, this.probe, this.returns);
	}

}
