package org.livespring.fragment;

import org.livespring.LiveRooms;
import org.livespring.presence.PresenceHub;
import org.livespring.render.ComponentRenderer;
import org.livespring.room.RoomClient;

/**
 * What shared fragments are made of.
 *
 * @param renderer renders them
 * @param client tells of the events of their rooms
 * @param presence tells of the presence of their rooms
 * @param rooms reads their rooms
 */
public record FragmentSources(ComponentRenderer renderer, RoomClient client, PresenceHub presence, LiveRooms rooms) {

}
