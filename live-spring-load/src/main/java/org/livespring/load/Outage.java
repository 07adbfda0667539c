package org.livespring.load;

/** How long a failure of a node lasts for those it served. */
final class Outage {

	private long begin;

	private final Meter noticed = new Meter();

	private final Meter absence = new Meter();

	/** A node fails now. */
	void begin() {
		this.begin = System.nanoTime();
		this.noticed.reset();
		this.absence.reset();
	}

	/** A client found out by itself that nobody answers. */
	void noticed() {
		this.noticed.answered(System.nanoTime() - this.begin);
	}

	/** A component is served again. */
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
