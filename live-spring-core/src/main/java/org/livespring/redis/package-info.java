/** Rooms, floor and claims shared by the nodes of an application through Redis. */
@NullMarked
package org.livespring.redis;

import org.jspecify.annotations.NullMarked;
