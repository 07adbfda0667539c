package org.livespring.load;

import org.livespring.protocol.ServerFrame;

/**
 * What all clients of a scenario add to.
 *
 * @param meter latencies of actions
 * @param outage how long components were without a server
 * @param balance what became of components and connections
 * @param ledger what became of calls
 */
record LoadTotals(Meter meter, Outage outage, Balance balance, Ledger ledger) {

	LoadTotals() {
		this(new Meter(), new Outage(), new Balance(), new Ledger());
	}

	void failed(ServerFrame.ErrorFrame error) {
		if (this.balance.failed++ < 10) {
			System.out.println("  " + error.code() + ": " + error.message());
		}
	}

}
