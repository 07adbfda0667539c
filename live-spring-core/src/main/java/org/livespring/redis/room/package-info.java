/** Rooms of all nodes in Redis, their presence and the states they share. */
@NullMarked
package org.livespring.redis.room;

import org.jspecify.annotations.NullMarked;
