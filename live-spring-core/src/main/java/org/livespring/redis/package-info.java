/** This node's way to Redis: connections, scripts, channels and their health. */
@NullMarked
package org.livespring.redis;

import org.jspecify.annotations.NullMarked;
