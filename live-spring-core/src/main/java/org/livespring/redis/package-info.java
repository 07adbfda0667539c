/** The connections of this node to Redis: scripts, subscriptions and availability. */
@NullMarked
package org.livespring.redis;

import org.jspecify.annotations.NullMarked;
