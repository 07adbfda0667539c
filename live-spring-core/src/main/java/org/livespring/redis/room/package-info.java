/** Rooms, presence and room states that all nodes share through Redis. */
@NullMarked
package org.livespring.redis.room;

import org.jspecify.annotations.NullMarked;
