package org.livespring.instance;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.budget.MemoryAccount;
import org.livespring.concurrent.Work;
import org.livespring.identity.Owner;
import org.livespring.membership.ConnectionRooms;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.render.Slot;

/**
 * The connection of component instances, as they see it. Thread-safe.
 */
public interface InstanceHost extends ConnectionRooms {

	/** Id of the connection on this node. */
	String id();

	/** The owner of the connection. */
	Owner owner();

	LiveRuntime runtime();

	/** The memory that the connection takes. */
	MemoryAccount memory();

	/** The running work of the connection. */
	Work work();

	/** Time of the last sign of life from the browser, see {@link System#nanoTime()}. */
	long heard();

	void send(ServerFrame frame);

	/** Record that a request of the client is answered with an error. */
	void refused(LiveErrorCode code, @Nullable String component);

	/** Find an instance that is awake on this connection. */
	@Nullable LiveInstance find(String id);

	/** Run an action with an instance, if it is awake on this connection. */
	default void with(String id, Consumer<LiveInstance> action) {
		LiveInstance instance = find(id);
		if (instance != null) {
			action.accept(instance);
		}
	}

	/** Mount a child for a new slot in its parent's HTML. */
	Mounted mountChild(Slot slot, Placement placement);

	/** Register a mounted component and its children, so that they can be called. */
	void register(Mounted mounted);

	/**
	 * Start a mounted component and its children, after the browser was told about them.
	 */
	void start(Mounted mounted);

	/** Remove an instance and its descendants. */
	void remove(String id, boolean unmount);

	/**
	 * Stop all instances and close the connection, because another node may have claimed
	 * them.
	 */
	void abandon();

	/** Update the state of an instance, which may be asleep. */
	void update(String id, UnaryOperator<?> change);

	/** Show a shared fragment in a place of an instance. */
	void showFragment(String key, String instance, RenderScope scope, String hash);

	/**
	 * Stop showing a shared fragment because an instance has no place for it any more.
	 */
	void hideFragment(String key, String instance);

}
