/** States that the members of a room share. */
@NullMarked
package org.livespring.roomstate;

import org.jspecify.annotations.NullMarked;
