/** Auto-configuration and properties of rooms, presence, shared states and streams. */
@NullMarked
package org.livespring.autoconfigure.room;

import org.jspecify.annotations.NullMarked;
