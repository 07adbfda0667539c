package org.livespring.instance;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where updates of an instance go, which may be asleep by then. A context that an
 * application keeps holds this, not the instance. Thread-safe.
 */
final class InstanceAddress implements Consumer<UnaryOperator<?>> {

	private final String id;

	/** Changes an instance of the connection by its id. */
	private volatile BiConsumer<String, UnaryOperator<?>> connection;

	InstanceAddress(String id, BiConsumer<String, UnaryOperator<?>> connection) {
		this.id = id;
		this.connection = connection;
	}

	/** The instance lives on another connection. */
	void moveTo(BiConsumer<String, UnaryOperator<?>> connection) {
		this.connection = connection;
	}

	@Override
	public void accept(UnaryOperator<?> change) {
		this.connection.accept(this.id, change);
	}

}
