/** Turns state into a signed, versioned, expiring snapshot and back. */
@NullMarked
package org.livespring.state;

import org.jspecify.annotations.NullMarked;
