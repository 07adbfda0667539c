package org.livespring.instance;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where updates of an instance go, which may be asleep by then. A context that an
 * application keeps holds this, not the instance. Thread-safe.
 */
final class InstanceAddress implements Consumer<UnaryOperator<?>> {

	private final String id;

	private volatile InstanceHost host;

	InstanceAddress(String id, InstanceHost host) {
		this.id = id;
		this.host = host;
	}

	/** The instance lives on another connection. */
	void moveTo(InstanceHost host) {
		this.host = host;
	}

	@Override
	public void accept(UnaryOperator<?> change) {
		this.host.update(this.id, change);
	}

}
