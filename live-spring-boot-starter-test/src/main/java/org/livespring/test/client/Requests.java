package org.livespring.test.client;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests on the way, each with what handles its answer. */
final class Requests {

	private final Map<Long, Answer> answers = new LinkedHashMap<>();

	private final Network network;

	private @Nullable InMemorySocket socket;

	private long next = 1;

	Requests(Network network) {
		this.network = network;
	}

	/** Handles the answer to a request. */
	@FunctionalInterface
	interface Answer {

		void answered(JsonNode frame);

	}

	/** Writes the fields of a request. */
	@FunctionalInterface
	interface Fields {

		void write(ObjectNode frame);

	}

	@Nullable InMemorySocket socket() {
		return this.socket;
	}

	/** Use another socket, or none; nobody answers any more what was asked before. */
	void use(@Nullable InMemorySocket socket) {
		this.socket = socket;
		this.answers.clear();
	}

	boolean isEmpty() {
		return this.answers.isEmpty();
	}

	long next() {
		return this.next++;
	}

	/** Go on above a number that a snapshot remembers. */
	void continueAfter(long action) {
		this.next = Math.max(this.next, action + 1);
	}

	void request(String type, Fields fields, Answer answer) {
		long id = next();
		ObjectNode frame = ClientComponent.mapper.createObjectNode();
		frame.put("type", type).put("requestId", id);
		fields.write(frame);
		send(id, frame, answer);
	}

	void send(long id, ObjectNode frame, Answer answer) {
		InMemorySocket socket = this.socket;
		if (socket != null) {
			this.answers.put(id, answer);
			String text = frame.toString();
			this.network.log("> " + text);
			socket.send(text);
		}
	}

	/** Handle an answer. Returns whether something waited for it. */
	boolean answer(JsonNode frame) {
		Answer answer = this.answers.remove(frame.path("requestId").asLong(0));
		if (answer != null) {
			answer.answered(frame);
		}
		return answer != null;
	}

}
