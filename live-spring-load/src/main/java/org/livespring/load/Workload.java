package org.livespring.load;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.protocol.ClientFrame;

/**
 * What a client does with its component, again and again.
 *
 * @param component name of the component
 * @param action name of the action
 */
record Workload(String component, String action) {

	/** Counts calls that have an effect outside. */
	static final Workload TALLY = new Workload("tally", "hit");

	/** The same, claimed before it runs. */
	static final Workload CLAIMED = new Workload("tally", "claim");

	/** In a room, and does nothing. */
	static final Workload FEED = new Workload("feed", "");

	/** Present in a room, and does nothing. */
	static final Workload ATTENDEE = new Workload("attendee", "");

	/** Sees who comes and goes, and does nothing. */
	static final Workload DOORKEEPER = new Workload("doorkeeper", "");

	private static final JsonMapper mapper = new JsonMapper();

	private static final int ROWS = 200;

	static Workload counter(String engine) {
		return new Workload(engine + "counter", "increment");
	}

	static Workload rows(String engine) {
		return new Workload(engine + "rows", "add");
	}

	static Workload form(String engine) {
		return new Workload(engine + "sign-up", "signUp");
	}

	/**
	 * An action.
	 * @param number its request id
	 * @param call names the call for ever
	 * @param id id of the instance
	 * @param ack newest update that arrived
	 * @param again whether it was sent on a lost connection
	 * @return the frame
	 */
	ClientFrame call(long number, String call, String id, long ack, boolean again) {
		return new ClientFrame.CallAction(number, id, this.action, ack, payload(number, call), touched(), again);
	}

	private @Nullable ObjectNode payload(long number, String call) {
		return switch (this.action) {
			case "add" -> mapper.valueToTree(Map.of("id", Long.toString(1 + number * 7 % ROWS)));
			case "signUp" -> mapper.valueToTree(
					Map.of("name", "Ann", "email", (number % 2 == 0) ? "ann@example.org" : "ann@", "age", "17"));
			case "hit", "claim" -> mapper.valueToTree(Map.of("call", call));
			default -> null;
		};
	}

	/** The form is validated while the user types and never sent. */
	private @Nullable List<String> touched() {
		return this.action.equals("signUp") ? List.of("name", "email", "age") : null;
	}

	boolean counts() {
		return this.action.equals("increment") || this.component.equals("tally");
	}

}
