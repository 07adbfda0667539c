/** Who has an instance or a call, agreed upon by all nodes through Redis. */
@NullMarked
package org.livespring.redis.claim;

import org.jspecify.annotations.NullMarked;
