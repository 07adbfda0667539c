package org.livespring.load;

/** Measures how long components have no server after a node has failed. */
final class Outage {

	private long begin;

	private final Meter noticed = new Meter();

	private final Meter absence = new Meter();

	/** Records that a node fails now. */
	void begin() {
		this.begin = System.nanoTime();
		this.noticed.reset();
		this.absence.reset();
	}

	/** Records that a client has noticed the missing answers. */
	void noticed() {
		this.noticed.answered(System.nanoTime() - this.begin);
	}

	/** Records that a component is served again. */
	void over() {
		this.absence.answered(System.nanoTime() - this.begin);
	}

	Meter noticedAfter() {
		return this.noticed;
	}

	Meter overAfter() {
		return this.absence;
	}

}
