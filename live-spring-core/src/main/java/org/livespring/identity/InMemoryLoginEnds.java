package org.livespring.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The ends of logins on a single node. */
public final class InMemoryLoginEnds implements LoginEnds {

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	@Override
	public void publish(String key) {
		this.listeners.forEach((listener) -> listener.accept(key));
	}

	@Override
	public void subscribe(Consumer<String> listener) {
		this.listeners.add(listener);
	}

}
