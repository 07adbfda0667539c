package org.livespring.load;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.protocol.ClientFrame;

/**
 * What a client does repeatedly with its component.
 *
 * @param component name of the component
 * @param action name of the action
 */
record Workload(String component, String action) {

	/** Counts calls with an effect outside the component. */
	static final Workload TALLY = new Workload("tally", "hit");

	/** Like {@code TALLY}, with calls that are claimed before they run. */
	static final Workload CLAIMED = new Workload("tally", "claim");

	/** Is a member of a room, without actions. */
	static final Workload FEED = new Workload("feed", "");

	/** Is present in a room, without actions. */
	static final Workload ATTENDEE = new Workload("attendee", "");

	/** Counts who joins and leaves a room, without actions. */
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
	 * Returns the frame of an action.
	 * @param number its request id
	 * @param call unique name of the call
	 * @param id id of the instance
	 * @param ack sequence of the newest update that has arrived
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

	/**
	 * Returns the touched fields of a form, which is validated while the user types and
	 * never submitted.
	 */
	private @Nullable List<String> touched() {
		return this.action.equals("signUp") ? List.of("name", "email", "age") : null;
	}

	boolean counts() {
		return this.action.equals("increment") || this.component.equals("tally");
	}

}
