/** Meters and observations of the engine, made with Micrometer. */
@NullMarked
package org.livespring.metrics;

import org.jspecify.annotations.NullMarked;
