package org.livespring.test.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request of a component, kept until it is answered. */
final class Call {

	private final String type;

	private final ObjectNode fields;

	private final boolean repeatable;

	private final Runnable known;

	private final Done done;

	/** 0 until it is sent. */
	long id;

	/** Whether it is on its way. */
	boolean sent;

	/** Whether it was sent, and what the server did is not known. */
	boolean again;

	/**
	 * Create a call.
	 * @param type type of the frame
	 * @param fields the fields of the frame that do not depend on the connection
	 * @param repeatable whether doing it twice is doing it once
	 * @param known runs before the update that follows from the call
	 * @param done runs when the call is answered
	 */
	Call(String type, ObjectNode fields, boolean repeatable, Runnable known, Done done) {
		this.type = type;
		this.fields = fields;
		this.repeatable = repeatable;
		this.known = known;
		this.done = done;
	}

	String type() {
		return this.type;
	}

	boolean isRepeatable() {
		return this.repeatable;
	}

	void known() {
		this.known.run();
	}

	void done(@Nullable Failure failure, @Nullable JsonNode result) {
		this.done.done(failure, result);
	}

	ObjectNode frame(ClientComponent component) {
		ObjectNode frame = ClientComponent.mapper.createObjectNode();
		frame.put("type", this.type).put("requestId", this.id).put("componentId", component.id());
		frame.put("ack", component.seq());
		frame.setAll(this.fields);
		if (this.again && !this.repeatable) {
			frame.put("again", true);
		}
		return frame;
	}

	/** Called with the answer to a call. */
	@FunctionalInterface
	interface Done {

		void done(@Nullable Failure failure, @Nullable JsonNode result);

	}

}
