/** Who is in a room, on all nodes. */
@NullMarked
package org.livespring.presence;

import org.jspecify.annotations.NullMarked;
