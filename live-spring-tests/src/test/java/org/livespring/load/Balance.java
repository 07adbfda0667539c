package org.livespring.load;

/** What became of acknowledged actions, of all clients together. */
final class Balance {

	/** Times a component came back after a lost connection. */
	int returned;

	/** Acknowledged actions that the component does not contain. */
	long lost;

	/** Actions that the component contains more than once. */
	long twice;

	/**
	 * Actions that were under way at the cut and that the component turned out to
	 * contain.
	 */
	int contained;

	/**
	 * Actions that were under way at the cut and did not run, as far as anybody knows.
	 */
	int unknown;

	/** Components that the server refused to take back. */
	int refused;

	/** Errors of other kinds. */
	int failed;

	boolean isClean() {
		return this.lost == 0 && this.twice == 0 && this.refused == 0 && this.failed == 0;
	}

	@Override
	public String toString() {
		return "came back %d, lost %d, twice %d, under way: %d contained, %d unknown; refused %d, failed %d"
			.formatted(this.returned, this.lost, this.twice, this.contained, this.unknown, this.refused, this.failed);
	}

}
