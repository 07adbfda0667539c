package org.livespring.load;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;

/**
 * The totals of all clients of a scenario.
 *
 * @param meter latencies of actions
 * @param outage how long components had no server
 * @param balance counts of components and connections
 * @param ledger outcomes of calls
 */
record LoadTotals(Meter meter, Outage outage, Balance balance, Ledger ledger) {

	/** Most lines that are printed. */
	private static final int MOST = 10;

	LoadTotals() {
		this(new Meter(), new Outage(), new Balance(), new Ledger());
	}

	void failed(ServerFrame.ErrorFrame error) {
		if (this.balance.failed++ < MOST) {
			System.out.println("  " + error.code() + ": " + error.message());
		}
	}

	void refused(@Nullable LiveErrorCode code) {
		if (this.balance.refused++ < MOST) {
			System.out.println("  refused: " + code);
		}
	}

}
