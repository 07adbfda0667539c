package org.livespring.roomstate;

import java.lang.reflect.Modifier;
import java.util.EventObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.livespring.LiveBridge;
import org.livespring.LiveConfigurationException;
import org.livespring.LivePosition;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;

/**
 * Carries application events of some types into rooms, and from there to the other nodes.
 * What comes from a room is published on the thread of an executor and not carried back.
 */
public final class EventBridge implements RoomMember {

	/** Who publishes on this node, which has its own events already. */
	private final String node = UUID.randomUUID().toString();

	private final List<LiveBridge> bridges;

	private final RoomClient client;

	private final Consumer<Runnable> afterCommit;

	private final Consumer<Object> publisher;

	private final Executor executor;

	private final ThreadLocal<Boolean> arriving = ThreadLocal.withInitial(() -> false);

	/**
	 * Create a bridge.
	 * @param bridges what goes into which room
	 * @param client publishes
	 * @param afterCommit runs work after the present transaction, or at once
	 * @param publisher publishes application events on this node
	 * @param executor runs what listens to them, one after the other
	 */
	public EventBridge(List<LiveBridge> bridges, RoomClient client, Consumer<Runnable> afterCommit,
			Consumer<Object> publisher, Executor executor) {
		bridges.forEach(EventBridge::check);
		this.bridges = List.copyOf(bridges);
		this.client = client;
		this.afterCommit = afterCommit;
		this.publisher = publisher;
		this.executor = executor;
	}

	private static void check(LiveBridge bridge) {
		if (!RoomNames.isValid(bridge.room())) {
			throw new LiveConfigurationException(
					"LiveBridge for " + bridge.type().getName() + ": '" + bridge.room() + "' is no name of a room",
					"Give it 1 to 128 letters, digits and -_.:/+~=@, the first a letter or digit.");
		}
		if (Modifier.isAbstract(bridge.type().getModifiers()) || EventObject.class.isAssignableFrom(bridge.type())) {
			throw new LiveConfigurationException(
					"LiveBridge to the room '" + bridge.room() + "': other nodes cannot make a "
							+ bridge.type().getName() + " of what comes from the room",
					"Publish a record with the ApplicationEventPublisher, and have a bridge for each type of record.");
		}
	}

	/** Follow the rooms from now on. */
	public void start() {
		rooms().forEach((room) -> this.client.hub().join(this, room));
	}

	/** Leave the rooms. */
	public void stop() {
		rooms().forEach((room) -> this.client.hub().leave(this, room));
	}

	private List<String> rooms() {
		return this.bridges.stream().map(LiveBridge::room).distinct().toList();
	}

	/**
	 * An application event was published on this node.
	 * @param event the event
	 */
	public void published(Object event) {
		if (this.arriving.get()) {
			return;
		}
		for (LiveBridge bridge : this.bridges) {
			if (bridge.type().isInstance(event)) {
				RoomMessage message = this.client.codec().encode(bridge.room(), event, this.node, true);
				this.afterCommit.accept(() -> this.client.publish(message));
			}
		}
	}

	@Override
	public String id() {
		return this.node;
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		RoomMessage message = event.message();
		for (LiveBridge bridge : this.bridges) {
			if (bridge.room().equals(message.room()) && EventCodec.nameOf(bridge.type()).equals(message.name())) {
				this.executor.execute(() -> arrive(event, bridge.type()));
			}
		}
	}

	private void arrive(RoomEvent event, Class<?> type) {
		this.arriving.set(true);
		try {
			this.client.tracing().receive(event.message(), () -> {
				this.publisher.accept(this.client.codec().decode(event.message(), event.position(), type).event());
				return true;
			});
		}
		finally {
			this.arriving.remove();
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
		// Application events have no memory
	}

}
