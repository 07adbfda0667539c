/** Writes profiles in the formats of common viewers. */
@NullMarked
package org.livespring.profile.export;

import org.jspecify.annotations.NullMarked;
