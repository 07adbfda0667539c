/** Rooms and presence on this node, and the ports to other nodes. */
@NullMarked
package org.livespring.room;

import org.jspecify.annotations.NullMarked;
