/**
 * Claims of instances and calls, and the floors of snapshots, which all nodes share
 * through Redis.
 */
@NullMarked
package org.livespring.redis.claim;

import org.jspecify.annotations.NullMarked;
