/**
 * Logins that ended and identities that were revoked, told to all nodes through Redis.
 */
@NullMarked
package org.livespring.redis.identity;

import org.jspecify.annotations.NullMarked;
