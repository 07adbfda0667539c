/** Memberships of components: rooms, presences and shared fragments. */
@NullMarked
package org.livespring.membership;

import org.jspecify.annotations.NullMarked;
