/** A component as small as can be. */
@NullMarked
package org.livespring.sample.counter;

import org.jspecify.annotations.NullMarked;
