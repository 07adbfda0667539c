package org.livespring.instance;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.livespring.session.LiveSession;

/**
 * Where updates of an instance go, which may be asleep by then. A context that an
 * application keeps holds this, not the instance. Thread-safe.
 */
final class InstanceAddress implements Consumer<UnaryOperator<?>> {

	private final String id;

	private volatile LiveSession session;

	InstanceAddress(String id, LiveSession session) {
		this.id = id;
		this.session = session;
	}

	/** The instance lives on another connection. */
	void moveTo(LiveSession session) {
		this.session = session;
	}

	@Override
	public void accept(UnaryOperator<?> change) {
		this.session.sleepers().update(this.id, change);
	}

}
