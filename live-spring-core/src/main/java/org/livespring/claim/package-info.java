/** Claims and floors, by which a snapshot, a call or an instance is used only once. */
@NullMarked
package org.livespring.claim;

import org.jspecify.annotations.NullMarked;
