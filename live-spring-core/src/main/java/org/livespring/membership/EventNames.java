package org.livespring.membership;

import java.util.Map;
import java.util.TreeMap;

import org.livespring.LiveConfigurationException;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.room.EventCodec;

/** Checks the names of the events that a component listens to. */
public final class EventNames {

	private EventNames() {
	}

	/**
	 * Check at start that each event type of a component has a name of its own.
	 * @param component the component
	 * @throws LiveConfigurationException if a name is invalid or belongs to two types
	 */
	public static void check(ComponentDefinition component) {
		Map<String, Class<?>> types = new TreeMap<>();
		for (ComponentListener listener : component.listeners()) {
			Class<?> other = types.put(name(component, listener.eventType()), listener.eventType());
			if (other != null && other != listener.eventType()) {
				throw refused(component, "listens to " + other.getName() + " and " + listener.eventType().getName()
						+ ", which have the same name");
			}
		}
	}

	private static String name(ComponentDefinition component, Class<?> type) {
		try {
			return EventCodec.nameOf(type);
		}
		catch (IllegalArgumentException ex) {
			throw refused(component, "listens to " + type.getName() + ", whose event name cannot be sent");
		}
	}

	private static LiveConfigurationException refused(ComponentDefinition component, String what) {
		return new LiveConfigurationException("Component class " + component.beanType().getName() + " " + what + ".",
				"Give the event another name of letters, digits, '-', '_' and '.': @LiveEventName(\"…\").");
	}

}
