package org.livespring.instance;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.concurrent.Work;
import org.livespring.identity.Owner;
import org.livespring.membership.ConnectionRooms;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.render.Slot;

/**
 * The connection that instances live on, as they see it. Thread-safe.
 */
public interface InstanceHost extends ConnectionRooms {

	/** Id of the connection on this node. */
	String id();

	/** Whom the connection belongs to. */
	Owner owner();

	LiveRuntime runtime();

	/** Counts what the connection has under way. */
	Work work();

	/** When the browser was heard of last, as {@link System#nanoTime()} gives it. */
	long heard();

	void send(ServerFrame frame);

	/** The client is answered with an error. */
	void refused(LiveErrorCode code, @Nullable String component);

	/** An instance that is awake on this connection. */
	@Nullable LiveInstance find(String id);

	/** Do something with an instance that is awake on this connection. */
	default void with(String id, Consumer<LiveInstance> action) {
		LiveInstance instance = find(id);
		if (instance != null) {
			action.accept(instance);
		}
	}

	/** Mount a child for a parent that rendered a new slot. */
	Mounted mountChild(Slot slot, Placement placement);

	/** A mounted component can be called from now on, and its children. */
	void register(Mounted mounted);

	/** A mounted component begins to live once the browser knows it, and its children. */
	void start(Mounted mounted);

	/** Remove an instance and all below it. */
	void remove(String id, boolean unmount);

	/** Another node may have the instances: they stop, and the browser goes there. */
	void abandon();

	/** Change an instance that may be asleep. */
	void update(String id, UnaryOperator<?> change);

	/** The page shows a shared fragment in a place of an instance. */
	void showFragment(String key, String instance, RenderScope scope, String hash);

	/** An instance has the place for a shared fragment no more. */
	void hideFragment(String key, String instance);

}
