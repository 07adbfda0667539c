package org.livespring;

/**
 * Joins Spring's application events of a type to a room; a bean of the application. What
 * is published as an application event on one node goes into the room once the
 * transaction has committed, and is published as an application event on every other
 * node.
 *
 * @param type type of the events, a record that can be written as JSON; no interface and
 * no {@code ApplicationEvent}, of which other nodes could not make an event again
 * @param room name of the room
 */
public record LiveBridge(Class<?> type, String room) {

}
