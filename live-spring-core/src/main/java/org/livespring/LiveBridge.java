package org.livespring;

/**
 * Spreads Spring's application events of one type to all nodes, through a room. An
 * application declares it as a Spring bean. An application event of this type that is
 * published on one node is sent to the room once its transaction has committed, and is
 * published as an application event on every other node.
 *
 * @param type type of the events: a record that can be written and read as JSON, not an
 * interface and not an {@code ApplicationEvent}
 * @param room name of the room
 */
public record LiveBridge(Class<?> type, String room) {

}
