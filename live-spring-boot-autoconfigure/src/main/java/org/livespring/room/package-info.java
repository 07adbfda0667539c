/** Rooms on this node, and the port to other nodes. */
@NullMarked
package org.livespring.room;

import org.jspecify.annotations.NullMarked;
