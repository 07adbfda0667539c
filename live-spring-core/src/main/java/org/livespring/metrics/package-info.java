/** Meters and observations: knows Micrometer. */
@NullMarked
package org.livespring.metrics;

import org.jspecify.annotations.NullMarked;
