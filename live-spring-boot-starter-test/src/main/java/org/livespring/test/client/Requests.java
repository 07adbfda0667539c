package org.livespring.test.client;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.test.wire.InMemorySocket;

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
		this.network.cut();
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
			this.network.send(frame.toString());
			deliver(socket);
		}
	}

	/** Let arrive at the server what does by now. Returns whether there was something. */
	boolean deliver(InMemorySocket socket) {
		String frame = this.network.arrivedAtServer();
		if (frame == null) {
			return false;
		}
		socket.send(frame);
		deliver(socket);
		return true;
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
