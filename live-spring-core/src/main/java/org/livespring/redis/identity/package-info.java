/** Ends of logins and revoked identities, which all nodes share through Redis. */
@NullMarked
package org.livespring.redis.identity;

import org.jspecify.annotations.NullMarked;
