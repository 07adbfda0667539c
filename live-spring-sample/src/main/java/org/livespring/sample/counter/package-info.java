/** A minimal component. */
@NullMarked
package org.livespring.sample.counter;

import org.jspecify.annotations.NullMarked;
