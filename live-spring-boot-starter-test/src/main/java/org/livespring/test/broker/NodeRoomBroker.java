package org.livespring.test.broker;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.livespring.LivePosition;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHistory;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomSubscriber;
import org.livespring.room.RoomSubscription;

/**
 * The rooms that the nodes of a test share, as one node reaches them. While the link is
 * down, the node keeps what it publishes, and its own users get it at once. Thread-safe.
 */
public final class NodeRoomBroker implements RoomBroker {

	/** Most messages that are kept. */
	private static final int MOST = 10_000;

	private final RoomBroker shared;

	private final BrokerLink link;

	private final Set<NodeSubscription> subscriptions = ConcurrentHashMap.newKeySet();

	/** What was published while the link was down. Guarded by itself. */
	private final Queue<RoomMessage> kept = new ArrayDeque<>();

	/**
	 * Create the broker of a node.
	 * @param shared the rooms of all nodes
	 * @param link the way to them
	 */
	public NodeRoomBroker(RoomBroker shared, BrokerLink link) {
		this.shared = shared;
		this.link = link;
		link.add(this);
	}

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message) {
		synchronized (this.kept) {
			if (!this.link.isDown() && this.kept.isEmpty()) {
				return this.shared.publish(message);
			}
			if (this.kept.size() == MOST) {
				return failed();
			}
			this.kept.add(message);
		}
		this.subscriptions.forEach((subscription) -> subscription.receivedLocally(message));
		return CompletableFuture.completedStage(LivePosition.UNKNOWN);
	}

	/** Publish what was kept, and let all read on. */
	void resume() {
		synchronized (this.kept) {
			RoomMessage message;
			while ((message = this.kept.poll()) != null) {
				this.shared.publish(message);
			}
		}
		this.subscriptions.forEach(NodeSubscription::resume);
	}

	@Override
	public RoomSubscription subscribe(String room, RoomSubscriber subscriber) {
		NodeSubscription subscription = new NodeSubscription(room, subscriber);
		this.subscriptions.add(subscription);
		subscription.begin();
		return subscription;
	}

	@Override
	public CompletionStage<RoomHistory> read(String room, LivePosition after) {
		return this.link.isDown() ? failed() : this.shared.read(room, after);
	}

	@Override
	public CompletionStage<RoomHistory> latest(String room, int count) {
		return this.link.isDown() ? failed() : this.shared.latest(room, count);
	}

	private static <T> CompletionStage<T> failed() {
		return CompletableFuture.failedStage(BrokerLink.unavailable());
	}

	@Override
	public State state() {
		return this.link.isDown() ? State.AWAY : State.AVAILABLE;
	}

	@Override
	public String mode() {
		return "test";
	}

	private final class NodeSubscription implements RoomSubscription, RoomSubscriber {

		private final String room;

		private final RoomSubscriber subscriber;

		private final CompletableFuture<LivePosition> ready = new CompletableFuture<>();

		private volatile RoomSubscription shared = NONE;

		NodeSubscription(String room, RoomSubscriber subscriber) {
			this.room = room;
			this.subscriber = subscriber;
		}

		void begin() {
			this.shared = NodeRoomBroker.this.shared.subscribe(this.room, this);
			if (!NodeRoomBroker.this.link.isDown()) {
				this.shared.ready().thenAccept(this.ready::complete);
			}
		}

		/** Everything since the link went down was missed. */
		void resume() {
			this.shared.ready().thenAccept(this.ready::complete);
			interrupted();
		}

		synchronized void receivedLocally(RoomMessage message) {
			if (message.room().equals(this.room)) {
				this.subscriber.received(new RoomEvent(message, null));
			}
		}

		@Override
		public synchronized void received(RoomEvent event) {
			if (!NodeRoomBroker.this.link.isDown()) {
				this.subscriber.received(event);
			}
		}

		@Override
		public synchronized void interrupted() {
			this.subscriber.interrupted();
		}

		@Override
		public CompletionStage<LivePosition> ready() {
			return this.ready;
		}

		@Override
		public void close() {
			NodeRoomBroker.this.subscriptions.remove(this);
			this.shared.close();
		}

	}

	/** What a subscription has before it begins. */
	private static final RoomSubscription NONE = new RoomSubscription() {

		@Override
		public CompletionStage<LivePosition> ready() {
			return new CompletableFuture<>();
		}

		@Override
		public void close() {
		}

	};

}
