/** What a component may be a member of: rooms, presences, fragments. */
@NullMarked
package org.livespring.membership;

import org.jspecify.annotations.NullMarked;
