package org.livespring.test.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The calls of components: sent in order once the server has the component, and none of
 * them done twice when a connection is lost.
 */
final class Outbox {

	private final Requests requests;

	private final Server server;

	Outbox(Requests requests, Server server) {
		this.requests = requests;
		this.server = server;
	}

	/** What becomes of answers. */
	interface Server {

		/** Hand over a component with all around it. */
		void offerTree(ClientComponent component);

		/** Show an update. */
		void update(ClientComponent component, JsonNode frame);

		/** A request failed. */
		void failed(ClientComponent component, Failure failure);

	}

	/** The server has the component. */
	void adopted(ClientComponent component) {
		component.live = true;
		finishContained(component, false);
		if (component.calls.stream().anyMatch((call) -> call.again && !call.sent && call.isRepeatable())) {
			resync(component);
		}
		else {
			flush(component);
		}
	}

	/** Ask for whole texts. */
	void resync(ClientComponent component) {
		component.resyncing = true;
		this.requests.request("RESYNC", (frame) -> frame.put("componentId", component.id()), (answer) -> {
			component.resyncing = false;
			Failure failure = Failure.of(answer, "ERROR");
			if (failure != null) {
				this.server.failed(component, failure);
			}
			else {
				this.server.update(component, answer);
				finishContained(component, true);
			}
			flush(component);
		});
	}

	/** End calls that were sent on a lost connection and are in the snapshot. */
	private void finishContained(ClientComponent component, boolean repeatable) {
		for (Call call : List.copyOf(component.calls)) {
			if (call.again && !call.sent && call.id <= component.action() && call.isRepeatable() == repeatable) {
				call.known();
				finish(component, call, null, null);
			}
		}
	}

	/** Ends what is of unknown outcome; the rest is to be sent anew. */
	void settle(ClientComponent component) {
		for (Call call : List.copyOf(component.calls)) {
			if ((call.sent || call.again) && !call.isRepeatable()) {
				finish(component, call, Failure.UNKNOWN_OUTCOME, null);
			}
			else {
				call.id = 0;
				call.sent = false;
				call.again = false;
			}
		}
	}

	/** Send what waits. */
	void flush(ClientComponent component) {
		if (!component.live || component.resyncing) {
			return;
		}
		for (Call call : List.copyOf(component.calls)) {
			if (!call.sent) {
				call.sent = true;
				call.id = (call.id != 0) ? call.id : this.requests.next();
				this.requests.send(call.id, call.frame(component), (answer) -> answered(component, call, answer));
			}
		}
	}

	private void answered(ClientComponent component, Call call, JsonNode answer) {
		Failure failure = Failure.of(answer, "ERROR");
		if (failure != null && failure.code().equals("UNKNOWN_INSTANCE")) {
			call.sent = false;
			this.server.offerTree(component);
			return;
		}
		if (failure == null || failure.code().equals("VALIDATION_FAILED")) {
			call.known();
		}
		if (ClientComponent.isPresent(answer.path("seq"))) {
			this.server.update(component, answer);
		}
		finish(component, call, failure, answer.path("result"));
	}

	private void finish(ClientComponent component, Call call, @Nullable Failure failure, @Nullable JsonNode result) {
		component.calls.remove(call);
		call.done(failure, result);
		if (failure != null) {
			this.server.failed(component, failure);
		}
	}

}
