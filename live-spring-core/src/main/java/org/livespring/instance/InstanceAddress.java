package org.livespring.instance;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The address for updates of an instance, which stays valid while the instance sleeps or
 * moves to another connection. A context that an application keeps refers to this
 * address, not to the instance. Thread-safe.
 */
final class InstanceAddress implements Consumer<UnaryOperator<?>> {

	private final String id;

	/** Updates an instance of the present connection by its id. */
	private volatile BiConsumer<String, UnaryOperator<?>> connection;

	InstanceAddress(String id, BiConsumer<String, UnaryOperator<?>> connection) {
		this.id = id;
		this.connection = connection;
	}

	/** Send further updates to another connection. */
	void moveTo(BiConsumer<String, UnaryOperator<?>> connection) {
		this.connection = connection;
	}

	@Override
	public void accept(UnaryOperator<?> change) {
		this.connection.accept(this.id, change);
	}

}
